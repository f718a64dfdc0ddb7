package dev.libsqlctl.migrate.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.jdbc.ExecutionTemplate;

/**
 * Runs something as one transaction: committed when it returns, rolled back when it throws.
 *
 * <p>It may be nested, and what runs within may have committed: Flyway commits a migration and its row in the history within the transaction
 * that locks the history, and runs migrations without a transaction in auto-commit.
 */
final class MigrationTransaction implements ExecutionTemplate {
    private final Connection connection;

    MigrationTransaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public <T> T execute(Callable<T> callable) {
        boolean autoCommit = begin();
        T result;
        try {
            result = callable.call();
        } catch (Exception e) {
            RuntimeException failure = e instanceof RuntimeException unchecked ? unchecked : wrapped(e);
            rollBack(autoCommit, failure);
            throw failure;
        }
        try {
            connection.commit();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            FlywayException failure = failure("Unable to commit transaction", e);
            rollBack(autoCommit, failure);
            throw failure;
        }
        return result;
    }

    private boolean begin() {
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            return autoCommit;
        } catch (SQLException e) {
            throw failure("Unable to begin transaction", e);
        }
    }

    /** Leaves auto-commit off if the rollback fails: the server rolls back what nobody goes on with, and turning it on would commit. */
    private void rollBack(boolean autoCommit, RuntimeException failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            failure.addSuppressed(failure("Unable to roll back transaction", e));
        }
    }

    private static FlywayException wrapped(Exception e) {
        return e instanceof SQLException sql ? failure("Unable to execute", sql) : new FlywayException(e);
    }

    static FlywayException failure(String message, SQLException cause) {
        return new FlywaySqlException(message, cause);
    }
}
