package dev.libsqlctl.migrate.flyway;

import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.database.base.Table;

/** A connection, in the one schema there is, that knows how to lock the history. */
final class LibsqlDatabaseConnection extends Connection<LibsqlDatabase> {
    LibsqlDatabaseConnection(LibsqlDatabase database, java.sql.Connection connection) {
        super(database, connection);
    }

    /**
     * {@return the schema}
     *
     * @throws FlywayException if it is not {@code main}, the only one of a libSQL database
     */
    @Override
    public LibsqlSchema getSchema(String name) {
        if (!LibsqlSchema.MAIN.equalsIgnoreCase(name)) {
            throw new FlywayException("There is no schema \"" + name + "\": a libSQL database has one, \"main\"."
                    + " Leave flyway.schemas and flyway.defaultSchema out; a namespace is chosen by the URL.");
        }
        return new LibsqlSchema(jdbcTemplate, database);
    }

    @Override
    protected String getCurrentSchemaNameOrSearchPath() {
        return LibsqlSchema.MAIN;
    }

    /** {@return what the callable returns, which runs as the only one at work on the history} */
    @Override
    @SuppressWarnings("rawtypes") // of the method overridden
    public <T> T lock(Table table, Callable<T> callable) {
        MigrationTransaction transaction = new MigrationTransaction(getJdbcConnection());
        if (database.historyIsLocked() || !table.exists()) {
            return transaction.execute(callable);
        }
        HistoryLock lock = new HistoryLock(
                getJdbcConnection(),
                table.toString(),
                database.getConfiguration().getLockRetryCount());
        lock.announce();
        try {
            return transaction.execute(() -> {
                lock.takeWriteLock();
                return callable.call();
            });
        } finally {
            lock.withdraw();
        }
    }
}
