package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.Program.Run;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SchemaServerIT extends SchemaContract {
    @Override
    MigrationProject.Database database() {
        return MigrationProject.Database.SERVER;
    }

    @Test
    void whatLibsqlKeepsForItsVectorIndexesIsLeftOut() throws Exception {
        try (MigrationProject first = MigrationProject.in(directory.resolve("first"), database());
                MigrationProject fresh = MigrationProject.in(directory.resolve("fresh"), database())) {
            first.migration(
                    "1_vectors",
                    "CREATE TABLE films (id INTEGER PRIMARY KEY, embedding F32_BLOB(2));\n"
                            + "CREATE INDEX films_embedding ON films (libsql_vector_idx(embedding));\n",
                    "DROP TABLE films;");
            assertThat(first.migrate("up")).succeeded();
            assertThat(first.file("schema.sql"))
                    .content()
                    .contains("CREATE INDEX films_embedding")
                    .doesNotContain("shadow");

            Files.copy(first.file("1_vectors.up.sql"), fresh.file("1_vectors.up.sql"));
            Files.copy(first.file("schema.sql"), fresh.file("schema.sql"));
            assertThat(fresh.migrate("load")).succeeded();

            fresh.execute("INSERT INTO films (embedding) VALUES (vector32('[1,2]'))");
            assertThat(fresh.query("SELECT id FROM vector_top_k('films_embedding', '[1,2]', 1)"))
                    .containsExactly("1");
        }
    }

    @Test
    void aLoadWhoseCommitIsNotAnsweredIsKnownToBeDone() {
        try (MigrationProject project = project("project");
                FaultyProxy proxy = FaultyProxy.before(project.server().url())) {
            project.write("schema.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY);" + HISTORY + ROW);
            proxy.spoil("CREATE TABLE users", answer -> {
                proxy.spoil("COMMIT", lost -> 0);
                return answer.length;
            });

            assertThat(project.migrateAt(proxy.url(), "load")).succeeded().says("loaded");

            assertThat(project.applied()).containsExactly("1");
            assertThat(project.tables()).containsExactly("users");
        }
    }

    @Test
    void aLoadWhoseCommitIsCutOffIsThereAsAWholeOrNotAtAll() {
        try (MigrationProject project = project("project");
                FaultyProxy proxy = FaultyProxy.before(project.server().url())) {
            project.write("schema.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY);" + HISTORY + ROW);
            proxy.spoil("CREATE TABLE users", answer -> {
                proxy.intercept("COMMIT", () -> {});
                return answer.length;
            });

            Run run = project.migrateAt(proxy.url(), "load");

            assertThat(project.applied().size()).as(run.toString()).isEqualTo(run.exitCode() == 0 ? 1 : 0);
            assertThat(project.tables()).hasSize(project.applied().size());
        }
    }

    @Test
    void aServerThatEndsBeforeItsSchemaIsReadLeavesTheMigrationApplied() {
        try (MigrationProject project = project("project");
                FaultyProxy proxy = FaultyProxy.before(project.server().url())) {
            proxy.intercept("pragma_table_list", () -> project.server().kill());

            Run run = project.migrateAt(proxy.url(), "up", "--wait-timeout", "1s");

            assertThat(run.exitCode()).as(run.toString()).isNotZero();
            assertThat(run).warns("the migrations themselves are done");
            project.server().restart();
            assertThat(project.applied()).containsExactly("1");
        }
    }
}
