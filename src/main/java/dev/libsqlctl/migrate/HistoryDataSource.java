package dev.libsqlctl.migrate;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Gives Flyway the one connection there is, as often as it asks. */
final class HistoryDataSource {
    private HistoryDataSource() {}

    /** {@return a source of nothing else than this connection, which closing must not end} */
    static DataSource of(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                HistoryDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connection;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
