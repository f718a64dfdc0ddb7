package dev.libsqlctl.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What failed, of things that have to. */
final class ExpectedFailures {
    private ExpectedFailures() {}

    /** Something that has to fail. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }

    /** {@return why the action failed} */
    static SQLException failureOf(Action action) {
        return failureOf(SQLException.class, action);
    }

    /** {@return why the action failed} */
    static <E extends SQLException> E failureOf(Class<E> type, Action action) {
        try {
            action.run();
        } catch (SQLException e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw new AssertionError("It failed otherwise than with " + type.getSimpleName(), e);
        }
        throw new AssertionError("It did not fail");
    }

    /** {@return why the statement failed} */
    static SQLException failureOf(Connection connection, String sql) {
        return failureOf(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
