package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The newest migration is undone and applied again, edited perhaps. */
class RedoIT extends EachDatabaseContract {
    private static final String COLUMNS = "SELECT name FROM pragma_table_info('b')";

    @BeforeEach
    void migrate() {
        project.migration("1_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("2_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;");
        assertThat(project.migrate("up")).succeeded();
    }

    @Test
    void anEditedMigrationTakesThePlaceOfItself() {
        project.write("2_b.up.sql", "CREATE TABLE b (id INTEGER, name TEXT);");

        assertThat(project.migrate("redo"))
                .succeeded()
                .says("undone 2_b.down.sql")
                .says("applied 2_b.up.sql");
        assertThat(project.query(COLUMNS)).containsExactly("id", "name");
        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(project.migrate("up")).succeeded().says("nothing to do");
    }

    @Test
    void whenTheUpFileFailsTheDownFileDidNotHappen() {
        project.execute("INSERT INTO b VALUES (1)");
        project.write("2_b.up.sql", "CREATE TABLE b (id INTEGER);\nCREATE TABLE a (id INTEGER);");

        assertThat(project.migrate("redo"))
                .failedWith(ErrorCode.MIGRATION_FAILED)
                .warns("2_b.up.sql:2")
                .warns("table a already exists");
        assertThat(project.query("SELECT id FROM b")).containsExactly("1");
        assertThat(project.applied()).containsExactly("1", "2");
    }

    @Test
    void aFileWithoutTransactionMakesTwoStepsOfIt() {
        project.write("2_b.up.sql", "-- transaction:no\nCREATE TABLE b (id INTEGER, name TEXT);");

        assertThat(project.migrate("redo")).succeeded();
        assertThat(project.query(COLUMNS)).containsExactly("id", "name");
        assertThat(project.applied()).containsExactly("1", "2");
    }

    @Test
    void withoutADownFileOrAnAppliedMigrationNothingIsDone() {
        project.delete("2_b.down.sql");
        assertThat(project.migrate("redo")).failedWith(ErrorCode.DOWN_MISSING).warns("2_b.down.sql");
        assertThat(project.applied()).containsExactly("1", "2");

        project.write("2_b.down.sql", "DROP TABLE b;");
        assertThat(project.migrate("down", "--all", "--yes")).succeeded();
        assertThat(project.migrate("redo")).failedWith(ErrorCode.NOTHING_APPLIED);
    }
}
