package dev.libsqlctl.target;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection to a SQLite file that begins its transactions when they are needed: when a statement is made. One that was made before auto-commit was turned
 * off does not begin one.
 *
 * <p>SQLite's driver begins the next one within {@code setAutoCommit}, {@code commit} and {@code rollback}. When somebody else writes at that moment, a commit that
 * was done fails, and what follows runs outside of any transaction.
 */
final class FileConnection implements InvocationHandler {
    /** SQLite ends a transaction by itself after some failures, as that of {@code INSERT OR ROLLBACK}. */
    private static final String ENDED = "no transaction is active";

    private final Connection connection;
    private boolean autoCommit = true;
    private boolean open;

    private FileConnection(Connection connection) {
        this.connection = connection;
    }

    /** @param connection in auto-commit, in which its driver leaves transactions alone */
    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                FileConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new FileConnection(connection));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "getAutoCommit":
                return autoCommit;
            case "setAutoCommit":
                setAutoCommit((Boolean) arguments[0]);
                return null;
            case "commit":
                commit();
                return null;
            case "rollback":
                rollBack();
                return null;
            case "createStatement", "prepareStatement":
                begin();
                break;
            default:
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void setAutoCommit(boolean on) throws SQLException {
        if (on) {
            commit();
        }
        autoCommit = on;
    }

    private void begin() throws SQLException {
        if (!autoCommit && !open) {
            execute("BEGIN IMMEDIATE");
            open = true;
        }
    }

    private void commit() throws SQLException {
        if (open) {
            execute("COMMIT");
            open = false;
        }
    }

    private void rollBack() throws SQLException {
        if (!open) {
            return;
        }
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            if (!e.getMessage().contains(ENDED)) {
                throw e;
            }
        }
        open = false;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
