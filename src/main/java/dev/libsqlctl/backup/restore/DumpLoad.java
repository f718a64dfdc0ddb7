package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.script.DumpStatement.Kind;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.Optional;

/** Runs the statements of a dump in a new database. */
final class DumpLoad {
    private static final String SAVEPOINT = "libsqlctl_batch";

    private final NewDatabase database;
    private final LoadListener listener;
    private final BackupProgress progress;
    private final SchemaStatements schema;
    private long statements;
    private long rows;

    DumpLoad(NewDatabase database, LoadListener listener, BackupProgress progress) {
        this.database = database;
        this.listener = listener;
        this.progress = progress;
        this.schema = new SchemaStatements(database);
    }

    /** {@return what has been loaded so far} */
    LoadedDump loaded() {
        return new LoadedDump(statements, rows);
    }

    /**
     * Runs them all; the transaction stays open.
     *
     * @throws LibsqlctlException what the reader or the listener throws; {@link ErrorCode#IO_ERROR}; {@link ErrorCode#INTERRUPTED}
     */
    void run(DumpReader dump) {
        try (ReadAhead ahead = ReadAhead.of(dump)) {
            Optional<Batch> batch = ahead.take();
            while (batch.isPresent()) {
                run(batch.get(), dump.name());
                batch = ahead.take();
            }
            schema.finish();
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } catch (SQLException e) {
            throw new SqliteFailure(e).ofMachine(database.file());
        }
    }

    private void run(Batch batch, String name) throws SQLException {
        if (Thread.currentThread().isInterrupted()) {
            throw LibsqlctlException.interrupted();
        }
        batch.statements().forEach(listener::next);
        long before = rows;
        database.run("SAVEPOINT " + SAVEPOINT);
        try {
            runAtOnce(batch);
        } catch (SQLException e) {
            failed(batch, new SqliteFailure(e), name);
        }
        database.run("RELEASE " + SAVEPOINT);
        statements += batch.statements().size();
        progress.advance(rows - before, batch.bytes());
    }

    private void runAtOnce(Batch batch) throws SQLException {
        DumpStatement first = batch.statements().get(0);
        if (first.kind() == Kind.INSERT) {
            rows += database.run(batch.sql());
        } else {
            schema.run(first);
        }
    }

    private void failed(Batch batch, SqliteFailure failure, String name) throws SQLException {
        if (failure.isOfMachine() || failure.isInterruption()) {
            throw failure.ofMachine(database.file());
        }
        try {
            database.run("ROLLBACK TO " + SAVEPOINT);
        } catch (SQLException gone) {
            // A conflict that is resolved by ROLLBACK takes the transaction with it.
            throw new LibsqlctlException(
                    ErrorCode.RESTORE_FAILED,
                    name + ":" + batch.firstLine() + ": " + failure.words() + " in a statement of the lines "
                            + batch.firstLine() + " to " + batch.lastLine(),
                    null,
                    gone);
        }
        if (batch.statements().size() == 1) {
            listener.failed(batch.statements().get(0), failure);
        } else {
            runOneByOne(batch);
        }
    }

    private void runOneByOne(Batch batch) {
        for (DumpStatement statement : batch.statements()) {
            try {
                rows += database.run(statement.sql());
            } catch (SQLException e) {
                SqliteFailure failure = new SqliteFailure(e);
                if (failure.isOfMachine() || failure.isInterruption()) {
                    throw failure.ofMachine(database.file());
                }
                listener.failed(statement, failure);
            }
        }
    }
}
