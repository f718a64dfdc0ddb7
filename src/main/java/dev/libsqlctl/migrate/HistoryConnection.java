package dev.libsqlctl.migrate;

import dev.libsqlctl.migrate.flyway.HistoryLocked;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** What Flyway gets for a connection: the history of its database is locked, its owner closes it, and the ends of its transactions are noticed. */
final class HistoryConnection {
    private HistoryConnection() {}

    /** Commits. */
    @FunctionalInterface
    interface Commit {
        void run(Connection connection) throws SQLException;
    }

    /**
     * {@return a view of a connection for Flyway}
     *
     * @param commit commits
     * @param rollingBack is told before a transaction is rolled back
     */
    static Connection of(Connection connection, Commit commit, Runnable rollingBack) {
        return (Connection) Proxy.newProxyInstance(
                HistoryConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class, HistoryLocked.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close":
                            return null;
                        case "commit":
                            commit.run(connection);
                            return null;
                        case "rollback":
                            rollingBack.run();
                            return invoke(() -> method.invoke(connection, arguments));
                        default:
                            return invoke(() -> method.invoke(connection, arguments));
                    }
                });
    }

    private interface Invocation {
        Object run() throws ReflectiveOperationException;
    }

    private static Object invoke(Invocation invocation) throws Throwable {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
