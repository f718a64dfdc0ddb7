package dev.libsqlctl.sql;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.sql.RunRequest.OnFailure;
import dev.libsqlctl.sql.RunRequest.Transactions;
import dev.libsqlctl.sql.StatementFailure.RowsBefore;
import dev.libsqlctl.sql.format.ResultWriter;
import dev.libsqlctl.target.DatabaseWords;
import dev.libsqlctl.target.RowReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs statements one by one, and hands their rows on as they come. Not safe for use by several threads, but for {@link #cancel}. */
public final class SqlRun {
    /** Rows of a server are read as they come, and not tried to be had in one answer first, which has a limit. */
    private static final int ROWS_AT_A_TIME = 1000;

    private static final Set<String> ROW_CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH");

    /** The SQLState of a statement that somebody called back. */
    private static final String CANCELLED = "57014";

    private final Connection connection;
    private final RunRequest request;
    private final ResultWriter results;
    private final RunListener listener;
    private long failures;
    private RowsBefore rowsBefore;
    private boolean inResult;
    private volatile boolean cancelled;
    private volatile PreparedStatement running;

    /**
     * @param connection in auto-commit; stays open
     * @param request how they are run
     * @param results where rows go
     * @param listener hears what becomes of them
     */
    public SqlRun(Connection connection, RunRequest request, ResultWriter results, RunListener listener) {
        this.connection = connection;
        this.request = request;
        this.results = results;
        this.listener = listener;
    }

    /**
     * Runs all of them.
     *
     * @return how many failed, which is 0 unless the others were to be run all the same
     * @throws StatementFailedException when one fails
     * @throws LibsqlctlException {@link ErrorCode#USAGE} when values and parameters do not fit
     * @throws IOException when statements cannot be read, or rows not written
     */
    public long run(StatementReader statements) throws IOException {
        try {
            if (request.transactions() == Transactions.AS_WRITTEN) {
                runEach(statements);
            } else {
                runInTransaction(statements);
            }
        } catch (SQLException e) {
            throw new LibsqlctlException(ErrorCode.SQL_FAILED, DatabaseWords.of(e), null, e);
        }
        request.parameters().requireUsed();
        return failures;
    }

    /** Makes the statement that is running fail, and keeps those behind it from being run. May be called by any thread, and does not wait. */
    public void cancel() {
        cancelled = true;
        PreparedStatement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // It ends by itself, and nothing follows it.
        }
    }

    /** {@return whether it was cancelled} What fails then says nothing about the statement. */
    public boolean isCancelled() {
        return cancelled;
    }

    private void runInTransaction(StatementReader statements) throws IOException, SQLException {
        connection.setAutoCommit(false);
        boolean complete = false;
        try {
            runEach(statements);
            request.parameters().requireUsed();
            connection.commit();
            complete = true;
        } finally {
            if (!complete) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Whoever ends without a commit is rolled back; the failure that led here says more.
        }
    }

    private void runEach(StatementReader statements) throws IOException {
        for (Optional<SqlStatement> next = statements.next(); next.isPresent(); next = statements.next()) {
            SqlStatement statement = next.get();
            rowsBefore = RowsBefore.NONE;
            inResult = false;
            try {
                long begun = System.nanoTime();
                run(statement.sql());
                listener.took(Duration.ofNanos(System.nanoTime() - begun));
            } catch (SQLException e) {
                fail(statement, e);
            } catch (LibsqlctlException e) {
                breakOff(statement, e);
                throw e;
            }
        }
    }

    /** An interruption leaves a result that says so, too. */
    private void breakOff(SqlStatement statement, LibsqlctlException e) throws IOException {
        if (inResult) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("code", e.code().name());
            members.put("message", e.getMessage());
            members.put("hint", e.hint().orElse(null));
            members.put("line", statement.line());
            members.put("position", null);
            results.breakOff(members);
        }
    }

    private void fail(SqlStatement statement, SQLException e) throws IOException {
        Optional<String> hint = cancelled ? Optional.empty() : new NameHint(connection).of(DatabaseWords.of(e));
        StatementFailure failure = StatementFailure.of(statement, e, hint, rowsBefore);
        if (inResult) {
            results.breakOff(failure.members());
        }
        if (request.onFailure() == OnFailure.STOP) {
            throw new StatementFailedException(failure);
        }
        failures++;
        listener.failed(failure);
    }

    private void run(String sql) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            running = statement;
            requireNotCancelled();
            request.parameters().bind(sql, statement);
            statement.setFetchSize(ROWS_AT_A_TIME);
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    handOn(rows);
                }
            } else {
                listener.changed(changesRows(sql) ? Math.max(statement.getLargeUpdateCount(), 0) : 0);
            }
        } finally {
            running = null;
        }
    }

    /** SQLite keeps the count of the last statement that changed rows when others follow. */
    private static boolean changesRows(String sql) {
        String first = new SqlLexer(sql).next().text().toUpperCase(Locale.ROOT);
        return ROW_CHANGES.contains(first);
    }

    private void requireNotCancelled() throws SQLException {
        if (cancelled) {
            throw new SQLException("The statement was cancelled", CANCELLED);
        }
    }

    private void handOn(ResultSet rows) throws SQLException, IOException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        results.begin(columns);
        inResult = true;
        RowReader reader = RowReader.of(rows);
        Object[] values = new Object[columns.size()];
        long wanted = request.maxRows().orElse(Long.MAX_VALUE);
        long count = 0;
        while (rows.next()) {
            if (Thread.currentThread().isInterrupted()) {
                throw LibsqlctlException.interrupted();
            }
            requireNotCancelled();
            if (count == wanted) {
                listener.cut(count);
                break;
            }
            reader.read(values);
            results.row(values);
            rowsBefore = RowsBefore.SOME;
            count++;
        }
        results.end();
        inResult = false;
    }
}
