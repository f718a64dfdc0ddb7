package dev.libsqlctl.backup.restore;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.target.ServerTarget;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A connection in the transaction that loads a dump, in which foreign keys are not enforced: the rows of a dump come in any order. The driver lets nothing run outside of the
 * transaction when that is lost. Not thread-safe.
 */
final class LoadConnection implements AutoCloseable {
    /** A statement that makes an index of a large table says nothing for as long as it takes. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(6);

    private static final String NAMES = "SELECT name FROM main.sqlite_schema WHERE sql IS NOT NULL";

    private final String dump;
    private final Connection connection;
    private final Statement statement;

    private LoadConnection(String dump, Connection connection) throws SQLException {
        this.dump = dump;
        this.connection = connection;
        this.statement = connection.createStatement();
        statement.setEscapeProcessing(false);
    }

    /**
     * Opens one, and begins the transaction with the write lock.
     *
     * @param dump what errors call the dump
     */
    static LoadConnection begin(ServerTarget target, String dump) throws SQLException {
        Connection connection = target.connect();
        try {
            LoadConnection loading = new LoadConnection(dump, connection);
            // Has no effect within a transaction; the driver tells it to every stream that it opens for this
            // connection.
            loading.statement.execute("PRAGMA foreign_keys=OFF");
            connection.setAutoCommit(false);
            try (ResultSet on = loading.statement.executeQuery("SELECT foreign_keys FROM pragma_foreign_keys")) {
                on.next();
                if (on.getBoolean(1)) {
                    throw new IllegalStateException("Foreign keys are on");
                }
            }
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_STATEMENT.toMillis());
            return loading;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** {@return the connection, in the transaction} */
    Connection connection() {
        return connection;
    }

    /** {@return the names of everything that was made by a statement} */
    Set<String> names() throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (ResultSet rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Executes statements that are not the dump's. */
    void execute(List<String> sql) throws SQLException {
        for (String one : sql) {
            statement.addBatch(one);
        }
        statement.executeLargeBatch();
    }

    /**
     * Executes statements of the dump.
     *
     * @return how many rows its INSERTs have inserted
     * @throws LibsqlctlException {@link ErrorCode#RESTORE_FAILED} with the line of the one that failed
     * @throws SQLException if the transaction is lost
     */
    long execute(Iterable<LoadStatement> statements) throws SQLException {
        List<LoadStatement> batch = new ArrayList<>();
        for (LoadStatement one : statements) {
            batch.add(one);
            statement.addBatch(one.sql());
        }
        long rows = 0;
        try {
            long[] counts = statement.executeLargeBatch();
            for (int i = 0; i < counts.length; i++) {
                rows += batch.get(i).hasRows() ? counts[i] : 0;
            }
            return rows;
        } catch (BatchUpdateException e) {
            int done = e.getLargeUpdateCounts().length;
            throw failed(batch.subList(Math.min(done, batch.size() - 1), batch.size()), e);
        }
    }

    /** {@return what failed} The failure of a disk, too, ends the transaction: then nothing can be tried alone any more. */
    private LibsqlctlException failed(List<LoadStatement> rest, SQLException failure) throws SQLException {
        requireTransaction(failure);
        try {
            for (LoadStatement one : rest) {
                SQLException alone = failureOf(one);
                if (alone != null) {
                    return failedPart(one, alone);
                }
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failed(rest.get(0), failure);
    }

    /** A server that does not understand one statement of a request executes none of it, and one row of many spoils all: which it is shows when they are alone. */
    private LibsqlctlException failedPart(LoadStatement what, SQLException failure) throws SQLException {
        if (what.parts() > 1) {
            for (LoadStatement part : what.single()) {
                SQLException alone = failureOf(part);
                if (alone != null) {
                    return failed(part, alone);
                }
            }
        }
        return failed(what, failure);
    }

    /** {@return null if it succeeds} */
    private SQLException failureOf(LoadStatement one) throws SQLException {
        try {
            statement.execute(one.sql());
            return null;
        } catch (SQLException e) {
            requireTransaction(e);
            return e;
        }
    }

    private static void requireTransaction(SQLException failure) throws SQLException {
        LoadFailure found = LoadFailure.beneath(failure).orElseThrow();
        if (found.isLoss() || found.isRefusal() || found.isCancelled() || found.isOfTransport()) {
            throw found.exception();
        }
    }

    private LibsqlctlException failed(LoadStatement what, SQLException failure) {
        String words = LoadFailure.beneath(failure).orElseThrow().words();
        return new LibsqlctlException(
                ErrorCode.RESTORE_FAILED,
                dump + ":" + what.line() + ": " + words + " in: " + SqlExcerpt.of(what.sql()) + "; nothing was changed",
                "A server takes less over the network than SQLite takes into a file: --offline, on the server's own machine, restores what is a database to SQLite.",
                failure);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Rolls back what was not committed. Never throws: the server rolls back what nobody goes on with. */
    @Override
    public void close() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Its end is the end of the transaction, too.
        }
        try {
            connection.close();
        } catch (SQLException e) {
            return;
        }
    }
}
