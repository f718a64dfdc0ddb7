package dev.libsqlctl.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {
    private static List<SqlStatement> read(Reader text) throws IOException {
        StatementReader reader = new StatementReader(text);
        List<SqlStatement> statements = new ArrayList<>();
        for (Optional<SqlStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
            statements.add(next.get());
        }
        return statements;
    }

    private static List<String> texts(String text) throws IOException {
        return read(new StringReader(text)).stream().map(SqlStatement::sql).toList();
    }

    @Test
    void everyStatementEndsAtItsSemicolonAndHasItsLine() throws IOException {
        assertThat(read(new StringReader("SELECT 1;\n\n  SELECT\n2 ;SELECT 3")))
                .containsExactly(
                        new SqlStatement(1, "SELECT 1;"),
                        new SqlStatement(3, "SELECT\n2 ;"),
                        new SqlStatement(4, "SELECT 3"));
    }

    @Test
    void whatStandsBetweenThemBelongsToNone() throws IOException {
        assertThat(read(new StringReader("\ufeff;; -- one; two\n/* three;\n */ SELECT 1; -- end\n/* open")))
                .containsExactly(new SqlStatement(3, "SELECT 1;"));
        assertThat(texts("")).isEmpty();
        assertThat(texts(" -")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';', \"a;b\", `c;d`, [e;f], 'it''s;';",
                "SELECT 1 -- ;\n, 2 /* ; */ - /* * / ; **/ 3;",
                "SELECT 4 / 2 -1;",
                "-5;",
                "CREATE TABLE trigger_end(a);",
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT CASE 1 WHEN 1 THEN 2 END; END;",
                "create temp trigger t delete on a begin\n select 'END;'; end ;",
                "EXPLAIN QUERY PLAN SELECT 1;",
                "EXPLAIN CREATE TEMPORARY TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;",
                "BEGIN;",
                "END;",
                "SELECT 'déjà; vu';"
            })
    void aSemicolonWithinOneDoesNotEndIt(String statement) throws IOException {
        assertThat(texts(statement + statement)).containsExactly(statement, statement);
        assertThat(texts(statement + "\nSELECT 1")).containsExactly(statement, "SELECT 1");
    }

    @Test
    void aTextThatDoesNotEndIsHandedOnForTheDatabaseToRefuse() throws IOException {
        assertThat(texts("SELECT 'open; SELECT 1;")).containsExactly("SELECT 'open; SELECT 1;");
        assertThat(texts("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;"))
                .containsExactly("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;");
    }

    /** A text comes in pieces of any size. */
    @Test
    void oneIsThereBeforeTheNextWasRead() throws IOException {
        String text = "SELECT 1; SELECT 2;";
        int[] read = {0};
        Reader slow = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) {
                if (read[0] == text.length()) {
                    return -1;
                }
                buffer[offset] = text.charAt(read[0]++);
                return 1;
            }

            @Override
            public void close() {}
        };

        assertThat(new StatementReader(slow).next()).contains(new SqlStatement(1, "SELECT 1;"));
        assertThat(read[0]).isEqualTo("SELECT 1;".length());
    }
}
