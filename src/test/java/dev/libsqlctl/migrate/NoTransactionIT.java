package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A migration that says {@code transaction:no} runs without one, and that it did not end is known. */
class NoTransactionIT extends EachDatabaseContract {
    @BeforeEach
    void prepare() {
        project.write(
                        "1_a.up.sql",
                        "CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE TABLE r (a_id REFERENCES a (id));")
                .write("2_b.up.sql", """
                        -- transaction:no
                        PRAGMA foreign_keys = OFF;
                        INSERT INTO r VALUES (1);
                        BEGIN;
                        CREATE TABLE b (id);
                        COMMIT;
                        PRAGMA foreign_keys = ON;
                        """)
                .write("3_c.up.sql", "CREATE TABLE c (id);");
    }

    @Test
    void itRunsInItsPlaceAmongTheOthers() {
        assertThat(project.migrate("up")).succeeded();

        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertThat(project.query("SELECT version, success FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("1,1", "2,1", "3,1");
        assertThat(project.tables()).containsExactly("a", "b", "c", "r");
        assertThat(project.query("SELECT a_id FROM r")).containsExactly("1");
    }

    @Test
    void afterAFailureNothingGoesOnUntilAPersonHasLooked() {
        project.write("2_b.up.sql", "-- transaction: no\nCREATE TABLE b (id);\nINSERT INTO nowhere VALUES (1);");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_INTERRUPTED)
                .warns("2_b.up.sql:3:1: ")
                .warns("nowhere")
                .warns("migrate repair --applied 2");

        assertThat(project.tables()).containsExactly("a", "b", "r");
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.query("SELECT version, success FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("1,1", "2,0");
        project.write("2_b.up.sql", "-- transaction: no\nCREATE TABLE IF NOT EXISTS b (id);");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_INTERRUPTED)
                .warns("2_b.up.sql");
        assertThat(project.tables()).containsExactly("a", "b", "r");
    }

    @Test
    void whatGeniHasBroughtToItsEndMeanwhileIsApplied() {
        project.write("2_b.up.sql", "-- transaction:no\nCREATE TABLE b (id);\nINSERT INTO r VALUES (5);");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_INTERRUPTED);
        project.execute("INSERT INTO schema_migrations VALUES ('2')");

        assertThat(project.migrate("up")).succeeded().says("applied 3_c.up.sql");

        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    @Test
    void aPragmaOfItDoesNotReachTheOthers() {
        project.write("2_b.up.sql", "-- transaction:no\nPRAGMA foreign_keys = OFF;\nCREATE TABLE b (id);")
                .write("3_c.up.sql", "INSERT INTO r VALUES (7);");

        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_FAILED).warns("FOREIGN KEY");

        assertThat(project.query("SELECT a_id FROM r")).isEmpty();
        assertThat(project.applied()).containsExactly("1", "2");
    }

    @Test
    void aFailureWithinATransactionOfItsOwnLeavesNoLock() {
        project.write(
                "2_b.up.sql",
                "-- transaction:no\nBEGIN;\nCREATE TABLE b (id);\nINSERT INTO nowhere VALUES (1);\nCOMMIT;");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_INTERRUPTED)
                .warns("2_b.up.sql:4:1: ");

        assertThat(project.query("SELECT script FROM flyway_schema_history WHERE installed_rank < 0"))
                .isEmpty();
        assertThat(project.tables()).containsExactly("a", "r");
    }

    @Test
    void aTransactionThatItDoesNotEndIsNoSuccess() {
        project.write("2_b.up.sql", "-- transaction:no\nSAVEPOINT s;\nCREATE TABLE b (id);");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_INTERRUPTED)
                .warns("a transaction that it begins does not end");

        assertThat(project.tables()).containsExactly("a", "r");
        assertThat(project.query("SELECT version, success FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("1,1", "2,0");
    }
}
