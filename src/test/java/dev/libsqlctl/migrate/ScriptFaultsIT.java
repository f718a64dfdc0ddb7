package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Statements whose failure is easily missed, or put in the wrong place. */
@Timeout(120)
class ScriptFaultsIT extends EachDatabaseContract {
    /** Conflict clauses end a transaction in the middle of a script: what comes after must not be committed by itself. */
    @Test
    void aStatementThatEndsTheTransactionEndsTheMigration() {
        project.write("1_t.up.sql", "CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1);")
                .write("2_t.up.sql", """
                CREATE TABLE lost (a);
                INSERT OR ROLLBACK INTO t VALUES (1);
                CREATE TABLE slipped_through (a);
                """);

        assertSecondFails("UNIQUE constraint failed");
    }

    @Test
    void aTriggerThatEndsTheTransactionEndsTheMigration() {
        project.write("1_t.up.sql", """
                CREATE TABLE t (a);
                CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT raise(ROLLBACK, 'not today'); END;
                """).write("2_t.up.sql", """
                CREATE TABLE lost (a);
                INSERT INTO t VALUES (1);
                CREATE TABLE slipped_through (a);
                """);

        assertSecondFails("not today");
    }

    private void assertSecondFails(String words) {
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("2_t.up.sql:2:1: ")
                .warns(words)
                .warns("nothing of it was applied");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("t");
    }

    /** Statements travel together, and a server reads all of them before it executes the first. */
    @Test
    void theLastOfManyStatementsFails() {
        project.write("1_t.up.sql", "CREATE TABLE t (n);");
        String inserts = IntStream.range(0, 3_000)
                .mapToObj(n -> "INSERT INTO t VALUES (" + n + ");\n")
                .collect(Collectors.joining());
        for (String last : List.of("INSERT INTO nowhere VALUES (1)", "INSERT IN t VALUES (1)")) {
            project.write("2_rows.up.sql", inserts + last + ";\nINSERT INTO t VALUES (0);\n");

            assertThat(project.migrate("up"))
                    .failedWith(ErrorCode.MIGRATION_FAILED)
                    .warns("2_rows.up.sql:3001:1: ")
                    .warns(last);
            assertThat(project.query("SELECT count(*) FROM t")).containsExactly("0");
            assertThat(project.applied()).containsExactly("1");
        }
    }
}
