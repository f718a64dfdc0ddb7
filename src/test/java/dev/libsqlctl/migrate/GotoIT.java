package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes to a version from either side. */
class GotoIT extends EachDatabaseContract {
    @BeforeEach
    void write() {
        project.migration("1_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("2_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;")
                .migration("003_c", "CREATE TABLE c (id INTEGER);", "DROP TABLE c;");
    }

    @Test
    void upAndDown() {
        assertThat(project.migrate("goto", "2"))
                .succeeded()
                .says("applied 1_a.up.sql")
                .says("applied 2_b.up.sql");
        assertThat(project.tables()).containsExactly("a", "b");

        assertThat(project.migrate("goto", "2")).succeeded().says("nothing to do");

        assertThat(project.migrate("goto", "1")).succeeded().says("undone 2_b.down.sql");
        assertThat(project.applied()).containsExactly("1");

        assertThat(project.migrate("goto", "003")).succeeded().says("applied 003_c.up.sql");
        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    @Test
    void aVersionThatNoMigrationHasIsRefused() {
        assertThat(project.migrate("goto", "4"))
                .failedWith(ErrorCode.MIGRATION_UNKNOWN)
                .warns("4");
        assertThat(project.migrate("goto", "b")).failedWith(ErrorCode.USAGE);
        assertThat(project.migrate("goto")).failedWith(ErrorCode.USAGE);
        assertThat(project.tables()).isEmpty();
    }

    @Test
    void toTheBeginningIsAskedForLikeDownAll() {
        assertThat(project.migrate("up")).succeeded();

        assertThat(project.migrate("goto", "0")).failedWith(ErrorCode.CONFIRMATION_NEEDED);
        assertThat(project.migrate("goto", "0", "--yes")).succeeded();
        assertThat(project.tables()).isEmpty();
        assertThat(project.applied()).isEmpty();
    }

    @Test
    void anOlderPendingMigrationOnTheWayIsRefusedBeforeAnythingIsUndone() {
        project.delete("2_b.up.sql").delete("2_b.down.sql");
        project.migration("4_d", "CREATE TABLE d (id INTEGER);", "DROP TABLE d;");
        assertThat(project.migrate("up")).succeeded();
        project.migration("2_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;");

        assertThat(project.migrate("goto", "3"))
                .failedWith(ErrorCode.MIGRATION_OUT_OF_ORDER)
                .warns("2_b.up.sql");
        assertThat(project.applied()).containsExactly("1", "3", "4");

        assertThat(project.migrate("goto", "3", "--out-of-order")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
    }
}
