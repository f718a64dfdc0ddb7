package dev.libsqlctl.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibsqlParserTest {
    private static <T> List<T> parsed(String script, Function<SqlStatement, T> part) {
        LibsqlParser parser = new LibsqlParser(new ClassicConfiguration(), new ParsingContext());
        List<T> statements = new ArrayList<>();
        try (SqlStatementIterator iterator = parser.parse(new StringResource(script))) {
            while (iterator.hasNext()) {
                statements.add(part.apply(iterator.next()));
            }
        }
        return statements;
    }

    private static List<String> statements(String script) {
        return parsed(script, SqlStatement::getSql);
    }

    @Test
    void semicolonsSeparate() {
        assertThat(statements("SELECT 1; SELECT 2;\n\nSELECT 3")).containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';', 'it''s; so', \"a;b\", [c;d], `e;f`, \"g\"\";h\"",
                "SELECT x';' /* ; */ -- ;\n, 1",
                "SELECT 1 /* a /* b; */ + 1",
                "SELECT CASE WHEN a THEN 'x;' ELSE CASE b WHEN 1 THEN 2 END END FROM t",
                "SELECT begin, end, \"case\" FROM t WHERE end = 1",
                "UPDATE t SET end = 1, begin = CASE WHEN end THEN 2 END",
                "CREATE TABLE trigger (begin TEXT, end TEXT)",
                "DROP TRIGGER t",
                "INSERT INTO t VALUES ('BEGIN'), ('END;')",
                "SELECT '[;]', '{\"a\":[1;2]}', '\\'",
                "SELECT 1 AS [END;]",
                "SELECT 1 -- a\r; SELECT 2;\n + 3",
            })
    void aStatementThatHoldsWhatIsNoEndOfOne(String sql) {
        assertThat(statements(sql + ";\nSELECT 'next'")).containsExactly(sql, "SELECT 'next'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END",
                "EXPLAIN CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END",
                "create temp trigger a after insert on t begin select 1; end",
                "CREATE /* a; */ TEMPORARY -- b;\n TRIGGER IF NOT EXISTS a AFTER UPDATE OF end, begin ON t BEGIN\n  SELECT 1;\nEND",
                "CREATE TRIGGER a AFTER INSERT ON t WHEN NEW.end > CASE WHEN NEW.begin THEN 1 END BEGIN"
                        + " UPDATE t SET x = CASE NEW.x WHEN 1 THEN (SELECT CASE WHEN 1 THEN 2 END) ELSE 3 END WHERE id = NEW.end;"
                        + " /* ; END; */ UPDATE u SET end = 1; -- END;\n"
                        + " END",
                "CREATE TRIGGER \"a;b\" INSTEAD OF DELETE ON v BEGIN INSERT INTO log VALUES ('; END;'); END",
                "CREATE TRIGGER begin AFTER INSERT ON t BEGIN DELETE FROM t WHERE begin = end; END",
            })
    void aTriggerEndsWithEndAfterASemicolon(String trigger) {
        assertThat(statements("SELECT 0;" + trigger + ";SELECT 'next';"))
                .containsExactly("SELECT 0", trigger, "SELECT 'next'");
    }

    @Test
    void aTriggerThatDoesNotEndIsRefused() {
        assertThatThrownBy(() -> statements("CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1;"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("Incomplete statement");
    }

    @Test
    void commentsAloneAreNoStatement() {
        assertThat(statements("-- nothing\n/* here; */;;\n;")).isEmpty();
    }

    @Test
    void transactionsAreStatementsOfTheirOwn() {
        assertThat(statements("BEGIN IMMEDIATE TRANSACTION; INSERT INTO t VALUES (1); COMMIT; BEGIN; END TRANSACTION;"))
                .containsExactly(
                        "BEGIN IMMEDIATE TRANSACTION",
                        "INSERT INTO t VALUES (1)",
                        "COMMIT",
                        "BEGIN",
                        "END TRANSACTION");
    }

    @Test
    void foreignKeysAreTurnedOffOutsideOfTransactionsOnly() {
        String script =
                "PRAGMA foreign_keys = OFF; PRAGMA main.foreign_keys(1); PRAGMA user_version = 1; DROP TABLE t;";

        assertThat(parsed(script, SqlStatement::canExecuteInTransaction)).containsExactly(false, false, true, true);
    }

    @Test
    void linesAreCounted() {
        assertThat(parsed("-- a comment\n\nSELECT 1;\n\n\nSELECT 2", SqlStatement::getLineNumber))
                .containsExactly(3, 6);
    }
}
