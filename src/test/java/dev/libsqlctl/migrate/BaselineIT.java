package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that was made without migrations counts as migrated from here on. */
class BaselineIT extends EachDatabaseContract {
    @BeforeEach
    void write() {
        project.migration("1_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("2_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;")
                .migration("3_c", "CREATE TABLE c (id INTEGER);", "DROP TABLE c;");
        project.execute("CREATE TABLE a (id INTEGER, old TEXT)", "CREATE TABLE b (id INTEGER)");
    }

    @Test
    void whatIsThereCountsAsAppliedAndTheRestIsApplied() {
        assertThat(project.migrate("baseline", "2"))
                .succeeded()
                .says("1_a.up.sql")
                .says("2_b.up.sql")
                .warns("target: ");
        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(project.tables()).containsExactly("a", "b");

        assertThat(project.migrate("up")).succeeded().says("applied 3_c.up.sql");
        assertThat(project.query("SELECT name FROM pragma_table_info('a')")).containsExactly("id", "old");
        assertThat(project.migrate("down", "-a", "2")).succeeded();
        assertThat(project.tables()).containsExactly("a");
    }

    @Test
    void withoutAVersionEveryFileCountsAsApplied() {
        assertThat(project.migrate("baseline")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertThat(project.migrate("up")).succeeded().says("nothing to do");
    }

    @Test
    void aDatabaseWithAHistoryIsAskedFor() {
        assertThat(project.migrate("baseline", "1")).succeeded();

        assertThat(project.migrate("baseline", "1")).succeeded().says("nothing to do");
        assertThat(project.migrate("baseline", "2")).failedWith(ErrorCode.CONFIRMATION_NEEDED);
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.migrate("baseline", "2", "--yes")).succeeded().says("2_b.up.sql");
        assertThat(project.applied()).containsExactly("1", "2");
    }

    @Test
    void aVersionThatNoMigrationHasIsRefused() {
        assertThat(project.migrate("baseline", "4"))
                .failedWith(ErrorCode.MIGRATION_UNKNOWN)
                .warns("4");
        assertThat(project.tables()).containsExactly("a", "b");
        assertThat(project.query("SELECT name FROM sqlite_schema WHERE name LIKE '%history%'"))
                .isEmpty();
    }
}
