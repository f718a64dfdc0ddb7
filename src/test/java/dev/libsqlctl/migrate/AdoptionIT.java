package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one of the two histories knows, the other one learns, without anything being run again. */
class AdoptionIT extends EachDatabaseContract {
    private static final String GENI = "CREATE TABLE \"schema_migrations\" (id VARCHAR(255) NOT NULL PRIMARY KEY)";

    @BeforeEach
    void prepare() {
        project.migration("1_a", "CREATE TABLE a (id);", "DROP TABLE a;")
                .migration("2_b", "CREATE TABLE b (id);", "DROP TABLE b;")
                .migration("3_c", "CREATE TABLE c (id);", "DROP TABLE c;");
    }

    @Test
    void whatGeniHasAppliedIsNotRunAgainButGuardedFromThenOn() {
        project.execute(
                "CREATE TABLE a (id)",
                "CREATE TABLE b (id)",
                GENI,
                "INSERT INTO schema_migrations VALUES ('1'), ('2')");

        assertThat(project.migrate("up")).succeeded().says("applied 3_c.up.sql");

        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertThat(project.tables()).containsExactly("a", "b", "c");
        project.write("1_a.up.sql", "CREATE TABLE a (id TEXT);");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_CHANGED)
                .warns("1_a.up.sql");
    }

    @Test
    void whatGeniHasUndoneIsPendingAgain() {
        assertThat(project.migrate("up")).succeeded();
        project.execute("DROP TABLE c", "DELETE FROM schema_migrations WHERE id = '3'");

        assertThat(project.migrate("up")).succeeded().says("applied 3_c.up.sql");

        assertThat(project.tables()).containsExactly("a", "b", "c");
        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    @Test
    void aTableOfGenisThatIsGoneIsMadeAgain() {
        assertThat(project.migrate("up", "2")).succeeded();
        project.execute("DROP TABLE schema_migrations");

        assertThat(project.migrate("up")).succeeded();

        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    @Test
    void whatFlywayAloneHasAppliedBecomesKnownToGeni() {
        assertThat(project.migrate("up", "1")).succeeded();
        project.execute(
                "CREATE TABLE b (id)",
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (2, '0002', 'b', 'SQL', '2_b.up.sql', 'somebody', 1, 1)");

        assertThat(project.migrate("up")).succeeded().says("applied 3_c.up.sql");

        assertThat(project.query("SELECT id FROM schema_migrations ORDER BY id"))
                .containsExactly("1", "2", "3");
        project.execute("DROP TABLE b", "DELETE FROM schema_migrations WHERE id = '2'");
        assertThat(project.migrate("up", "--out-of-order")).succeeded().says("applied 2_b.up.sql");
        assertThat(project.tables()).containsExactly("a", "b", "c");
    }

    @Test
    void anotherNameOfGenisTableIsUnderstood() {
        project.execute(
                "CREATE TABLE a (id)",
                "CREATE TABLE \"my table\" (id VARCHAR(255) NOT NULL PRIMARY KEY)",
                "INSERT INTO \"my table\" VALUES ('1')");

        assertThat(project.migrate("up", "--table", "my table")).succeeded();

        assertThat(project.query("SELECT id FROM \"my table\" ORDER BY id")).containsExactly("1", "2", "3");
        assertThat(project.query("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'"))
                .containsExactly("0");
    }

    @Test
    void aVersionThatWasWrittenWithZerosIsUndone() {
        project.execute(
                "CREATE TABLE a (id)",
                "CREATE TABLE schema_migrations (id VARCHAR(255) NOT NULL PRIMARY KEY)",
                "INSERT INTO schema_migrations VALUES ('001')");

        assertThat(project.migrate("down")).succeeded();

        assertThat(project.tables()).isEmpty();
        assertThat(project.applied()).isEmpty();
    }

    @Test
    void underAnotherNameOfGenisTableNothingIsAppliedTwice() {
        assertThat(project.migrate("up", "1")).succeeded();
        assertThat(project.migrate("up", "--table", "other"))
                .failedWith(ErrorCode.DATABASE_ERROR)
                .warns("schema_migrations");
        project.execute("CREATE TABLE other (id VARCHAR(255) NOT NULL PRIMARY KEY)");
        assertThat(project.migrate("up", "--table", "other"))
                .failedWith(ErrorCode.DATABASE_ERROR)
                .warns("schema_migrations");
        assertThat(project.applied()).containsExactly("1");

        project.execute("DROP TABLE other", "ALTER TABLE schema_migrations RENAME TO other");
        assertThat(project.migrate("up", "--table", "other"))
                .succeeded()
                .says("applied 2_b.up.sql")
                .says("applied 3_c.up.sql");
        assertThat(project.migrate("up")).failedWith(ErrorCode.DATABASE_ERROR).warns("--table other");
    }

    @Test
    void aTableOfTheUsersIsNotTakenForGenis() {
        project.execute(
                "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)", "INSERT INTO person VALUES (1, 'Ada')");
        List<String> before = project.contents();

        for (String command : List.of("status", "up", "redo", "baseline")) {
            assertThat(project.migrate(command, "--table", "person"))
                    .failedWith(ErrorCode.DATABASE_ERROR)
                    .warns("person is not Geni's");
        }

        assertThat(project.contents()).isEqualTo(before);
    }

    @Test
    void aNameThatGenisTableCannotHaveIsRefused() {
        for (String name : List.of("", " ", "Flyway_Schema_History")) {
            assertThat(project.migrate("up", "--table", name))
                    .exitedWith(2)
                    .failedWith(ErrorCode.SETTING_INVALID)
                    .warns("--table");
        }
        assertThat(project.contents()).isEmpty();
    }

    @Test
    void aTableOfAnotherToolIsNotTakenForGenis() {
        project.execute(
                "CREATE TABLE schema_migrations (version VARCHAR(128) PRIMARY KEY)",
                "INSERT INTO schema_migrations VALUES ('1')");

        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.DATABASE_ERROR)
                .warns("dbmate")
                .warns("--table");
        assertThat(project.tables()).isEmpty();
    }
}
