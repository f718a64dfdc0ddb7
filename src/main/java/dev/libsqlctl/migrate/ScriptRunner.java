package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs the statements of a script. Within a transaction on a server many of them are one request; which of them failed is known all the same.
 */
final class ScriptRunner {
    private static final Set<String> WITHOUT_ROWS =
            Set.of("CREATE", "DROP", "ALTER", "INSERT", "REPLACE", "UPDATE", "DELETE");
    private static final int SHOWN = 100;

    private final boolean batches;

    /** @param batches whether a statement costs a request */
    ScriptRunner(boolean batches) {
        this.batches = batches;
    }

    /**
     * Runs a script, and changes of the history after it.
     *
     * @param history statements that belong to the history; their failure is not one of the script
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_FAILED} with the statement that failed and the server's words
     * @throws SQLException if a statement of the history failed
     */
    void run(Connection connection, Script script, List<String> history) throws SQLException {
        List<ScriptStatement> statements = script.statements();
        boolean inBatches = batches && !connection.getAutoCommit();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            int done = 0;
            while (done < statements.size()) {
                int end = inBatches ? endOfBatch(statements, done) : done;
                if (end == done) {
                    execute(statement, script, statements.get(done++));
                } else if (end < statements.size()) {
                    executeBatch(statement, script, statements.subList(done, end), List.of());
                    done = end;
                } else {
                    executeBatch(statement, script, statements.subList(done, end), history);
                    return;
                }
            }
            for (String change : history) {
                statement.execute(change);
            }
        }
    }

    private static int endOfBatch(List<ScriptStatement> statements, int start) {
        int end = start;
        while (end < statements.size() && hasNoRows(statements.get(end).sql())) {
            end++;
        }
        return end;
    }

    /** {@return whether it is sure that no rows come of it} */
    private static boolean hasNoRows(String sql) {
        int end = 0;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return WITHOUT_ROWS.contains(sql.substring(0, end).toUpperCase(Locale.ROOT))
                && !sql.toUpperCase(Locale.ROOT).contains("RETURNING");
    }

    private static void execute(Statement statement, Script script, ScriptStatement what) {
        try {
            statement.execute(what.sql());
        } catch (SQLException e) {
            throw failed(script, what, e);
        }
    }

    private static void executeBatch(
            Statement statement, Script script, List<ScriptStatement> batch, List<String> history) throws SQLException {
        for (ScriptStatement what : batch) {
            statement.addBatch(what.sql());
        }
        for (String change : history) {
            statement.addBatch(change);
        }
        try {
            statement.executeLargeBatch();
        } catch (BatchUpdateException e) {
            int done = e.getLargeUpdateCounts().length;
            if (!new SqlFailure(e).isMisunderstanding()) {
                if (done < batch.size()) {
                    throw failed(script, batch.get(done), e);
                }
                throw e;
            }
            executeOneByOne(statement, script, batch.subList(Math.min(done, batch.size()), batch.size()), history);
        }
    }

    /** A server that does not understand one statement of a request executes none of it: which one it is shows when they are alone. */
    private static void executeOneByOne(
            Statement statement, Script script, List<ScriptStatement> rest, List<String> history) throws SQLException {
        for (ScriptStatement what : rest) {
            execute(statement, script, what);
        }
        for (String change : history) {
            statement.execute(change);
        }
    }

    private static LibsqlctlException failed(Script script, ScriptStatement statement, SQLException e) {
        String words = SqlFailure.beneath(e).map(SqlFailure::words).orElse(e.getMessage());
        return new LibsqlctlException(
                ErrorCode.MIGRATION_FAILED,
                script.name() + ":" + statement.line() + ":" + statement.column() + ": " + words + " in: "
                        + shortened(statement.sql()),
                null,
                e);
    }

    private static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
