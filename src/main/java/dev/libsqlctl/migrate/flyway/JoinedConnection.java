package dev.libsqlctl.migrate.flyway;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** A connection that works within the transaction of another, whose end it leaves to that other. */
final class JoinedConnection {
    private static final Set<String> OF_THE_OTHER = Set.of("setAutoCommit", "commit", "close", "abort");

    private JoinedConnection() {}

    /** {@return a view of the connection that neither ends its transaction nor closes it} Rolling back to a savepoint works. */
    static Connection of(Connection other) {
        return (Connection) Proxy.newProxyInstance(
                JoinedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean wholeRollback = method.getName().equals("rollback") && arguments == null;
                    if (wholeRollback || OF_THE_OTHER.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(other, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
