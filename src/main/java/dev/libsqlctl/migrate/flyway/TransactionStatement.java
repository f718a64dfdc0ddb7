package dev.libsqlctl.migrate.flyway;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.sqlscript.Delimiter;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlScriptExecutor;

/**
 * A {@code BEGIN}, {@code COMMIT}, {@code END} or {@code ROLLBACK} in a script. In a script that runs without a transaction of Flyway's it does what it says. In one
 * that has such a transaction, the beginning and the commit are left to that; a rollback fails, because the script would be recorded as applied.
 */
final class TransactionStatement extends ParsedSqlStatement {
    private static final Set<String> FIRST_WORDS = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK");

    private final String word;

    TransactionStatement(int pos, int line, int column, String sql, Delimiter delimiter, String word) {
        super(pos, line, column, sql, delimiter, true, false);
        this.word = word;
    }

    /** @param words the first three of the statement, in upper case */
    static boolean isOne(List<String> words) {
        boolean toSavepoint = words.size() > 1
                && (words.get(1).equals("TO")
                        || words.size() > 2 && words.get(2).equals("TO"));
        return FIRST_WORDS.contains(words.get(0)) && !toSavepoint;
    }

    @Override
    public Results execute(JdbcTemplate jdbcTemplate, SqlScriptExecutor executor, Configuration configuration) {
        try {
            if (jdbcTemplate.getConnection().getAutoCommit()) {
                return super.execute(jdbcTemplate, executor, configuration);
            }
        } catch (SQLException e) {
            return failed(e);
        }
        return word.equals("ROLLBACK") ? failed(refusal()) : new Results();
    }

    private static SQLException refusal() {
        return new SQLException(
                "ROLLBACK in a migration that runs as one transaction; take it out, or set executeInTransaction=false",
                "2D000");
    }

    private static Results failed(SQLException e) {
        Results results = new Results();
        results.setException(e);
        return results;
    }
}
