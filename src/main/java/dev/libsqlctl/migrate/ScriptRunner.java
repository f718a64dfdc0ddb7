package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
        boolean inBatches = batches && !connection.getAutoCommit();
        List<ScriptStatement> statements = script.statements();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            int next = 0;
            while (next < statements.size() || !history.isEmpty()) {
                int end = inBatches ? endOfBatch(statements, next) : next;
                if (end == statements.size()) {
                    executeBatch(statement, script, statements.subList(next, end), history);
                    return;
                }
                if (end == next) {
                    execute(statement, script, statements.get(next));
                    end = next + 1;
                } else {
                    executeBatch(statement, script, statements.subList(next, end), List.of());
                }
                next = end;
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
        List<String> texts =
                new ArrayList<>(batch.stream().map(ScriptStatement::sql).toList());
        texts.addAll(history);
        if (texts.isEmpty()) {
            return;
        }
        for (String text : texts) {
            statement.addBatch(text);
        }
        try {
            statement.executeLargeBatch();
        } catch (BatchUpdateException e) {
            int done = e.getLargeUpdateCounts().length;
            if (done >= batch.size()) {
                throw e;
            }
            throw failed(script, batch.get(done), e);
        }
    }

    private static LibsqlctlException failed(Script script, ScriptStatement statement, SQLException e) {
        SQLException told = e instanceof BatchUpdateException && e.getCause() instanceof SQLException cause ? cause : e;
        return new LibsqlctlException(
                ErrorCode.MIGRATION_FAILED,
                script.name() + ":" + statement.line() + ":" + statement.column() + ": " + told.getMessage() + " in: "
                        + shortened(statement.sql()),
                null,
                e);
    }

    private static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
