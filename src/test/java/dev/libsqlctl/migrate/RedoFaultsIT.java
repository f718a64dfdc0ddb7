package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.MigrationProject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A redo is there as a whole or not at all, and which of the two is found out: its version is applied before and after. */
class RedoFaultsIT {
    private static final String EDITED = "CREATE TABLE b (id INTEGER, name TEXT)";

    @TempDir
    Path directory;

    private MigrationProject project;
    private FaultyProxy proxy;

    @BeforeEach
    void migrate() {
        project = MigrationProject.in(directory, MigrationProject.Database.SERVER)
                .migration("1_a", "CREATE TABLE a (id INTEGER);", "DROP TABLE a;")
                .migration("2_b", "CREATE TABLE b (id INTEGER);", "DROP TABLE b;");
        assertThat(project.migrate("up")).succeeded();
        project.write("2_b.up.sql", EDITED + ";");
        proxy = FaultyProxy.before(project.url());
    }

    @AfterEach
    void close() {
        proxy.close();
        project.close();
    }

    private void assertColumns(String... names) {
        assertThat(project.query("SELECT name FROM pragma_table_info('b')")).containsExactly(names);
        assertThat(project.applied()).containsExactly("1", "2");
    }

    @Test
    void theAnswerOfItsCommitIsLost() {
        proxy.spoil(EDITED, answer -> {
            proxy.spoil("COMMIT", lost -> 0);
            return answer.length;
        });

        assertThat(project.migrateAt(proxy.url(), "redo")).succeeded().says("applied 2_b.up.sql");
        assertColumns("id", "name");
    }

    @Test
    void itsCommitDoesNotArrive() {
        proxy.spoil(EDITED, answer -> {
            proxy.intercept("COMMIT", () -> {});
            return answer.length;
        });

        assertThat(project.migrateAt(proxy.url(), "redo")).succeeded().says("applied 2_b.up.sql");
        assertColumns("id", "name");
    }

    @Test
    void theServerIsKilledBetweenItsHalves() {
        proxy.spoil(EDITED, answer -> {
            project.server().kill();
            project.server().restart();
            return 0;
        });

        assertThat(project.migrateAt(proxy.url(), "redo")).succeeded().warns("trying again");
        assertColumns("id", "name");
    }

    /** After the histories were compared and what is to be undone was found, and before there is the write lock. */
    @Test
    void anotherToolUndoesItMeanwhile() {
        proxy.spoil("flyway-lock", locked -> {
            proxy.spoil("UNION ALL", compared -> {
                proxy.spoil("UNION ALL", found -> {
                    project.execute("DROP TABLE b", "DELETE FROM schema_migrations WHERE id = '2'");
                    return found.length;
                });
                return compared.length;
            });
            return locked.length;
        });

        assertThat(project.migrateAt(proxy.url(), "down"))
                .failedWith(ErrorCode.MIGRATION_CONFLICT)
                .warns("2_b.up.sql was undone by another tool meanwhile");
        assertThat(project.migrate("up")).succeeded().says("applied 2_b.up.sql");
        assertColumns("id", "name");
    }
}
