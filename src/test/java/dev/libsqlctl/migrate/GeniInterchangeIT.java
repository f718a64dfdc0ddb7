package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Geni;
import dev.libsqlctl.support.GeniTest;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.Program.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real geni and libsqlctl take turns on one database, and each sees what the other did. */
@GeniTest
class GeniInterchangeIT {
    @TempDir
    Path directory;

    private MigrationProject project;

    private void open(MigrationProject.Database database) {
        open(database, "project");
    }

    private void open(MigrationProject.Database database, String name) {
        project = MigrationProject.in(directory.resolve(name), database);
        for (String version : List.of("1748259306", "1748259307", "1748259308")) {
            String table = "t" + version;
            project.migration(
                    version + "_make_" + table,
                    "CREATE TABLE " + table + " (id INTEGER PRIMARY KEY, name TEXT);\n",
                    "DROP TABLE " + table + ";\n");
        }
    }

    @AfterEach
    void close() {
        project.close();
    }

    private Run geni(String... arguments) {
        String url = project.url();
        return Geni.in(
                        project.folder().getParent(),
                        url.startsWith("http") ? url : "sqlite://" + url.substring("sqlite:".length()))
                .run(arguments);
    }

    private void agree(String... versions) {
        assertThat(project.applied()).containsExactly(versions);
        assertThat(tables(versions)).isEqualTo(project.tables());
    }

    private static List<String> tables(String... versions) {
        return List.of(versions).stream().map(version -> "t" + version).toList();
    }

    private List<String> geniVersions() {
        return project.query("SELECT id FROM schema_migrations ORDER BY id");
    }

    @ParameterizedTest
    @EnumSource
    void theyTakeTurns(MigrationProject.Database database) {
        open(database);

        assertThat(geni("up")).succeeded();
        assertThat(project.migrate("status", "--check")).succeeded();
        assertThat(project.query("SELECT name FROM sqlite_schema WHERE name = 'flyway_schema_history'"))
                .as("a look changes nothing")
                .isEmpty();

        assertThat(project.migrate("down", "-a", "2")).succeeded();
        agree("1748259306");
        assertThat(geni("status").err() + geni("status").out())
                .contains("Pending 1748259307", "Pending 1748259308")
                .doesNotContain("1748259306");

        assertThat(geni("up")).succeeded();
        assertThat(geniVersions()).containsExactly("1748259306", "1748259307", "1748259308");
        assertThat(project.migrate("status", "--check")).succeeded();
        assertThat(project.migrate("up")).succeeded().says("nothing to do");
        agree("1748259306", "1748259307", "1748259308");

        assertThat(geni("down", "-a", "1")).succeeded();
        assertThat(project.migrate("status", "--check")).exitedWith(5).says("1748259308");
        assertThat(project.migrate("up")).succeeded();
        agree("1748259306", "1748259307", "1748259308");

        assertThat(geni("status").err()).doesNotContain("Pending");
        assertThat(geni("up").err()).doesNotContain("Running");
        assertThat(project.migrate("down", "--all", "--yes")).succeeded();
        agree();
        assertThat(geni("up")).succeeded();
        assertThat(project.tables()).isEqualTo(tables("1748259306", "1748259307", "1748259308"));
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfGeniIsAdoptedAndItsNewMigrationsAreApplied(MigrationProject.Database database) {
        open(database);
        assertThat(geni("up")).succeeded();
        project.execute("INSERT INTO t1748259306 (name) VALUES ('kept')");
        project.migration("1748259309_more", "CREATE TABLE t1748259309 (id);", "DROP TABLE t1748259309;");

        assertThat(project.migrate("up")).succeeded().says("1748259309_more");

        agree("1748259306", "1748259307", "1748259308", "1748259309");
        assertThat(project.query("SELECT name FROM t1748259306")).containsExactly("kept");
        assertThat(geni("up").err()).doesNotContain("Running");
    }

    @ParameterizedTest
    @EnumSource
    void eitherLoadsWhatTheOtherDumped(MigrationProject.Database database) throws Exception {
        open(database);
        assertThat(geni("up")).succeeded();
        String ofGeni = Files.readString(project.file("schema.sql"));
        assertThat(project.migrate("dump")).succeeded().says("wrote");
        String ours = Files.readString(project.file("schema.sql"));
        close();

        open(database, "fresh");
        project.write("schema.sql", ofGeni);
        assertThat(project.migrate("load")).succeeded().warns("migrate baseline");
        assertThat(project.tables()).hasSize(3);
        assertThat(project.migrate("baseline", "1748259308", "--yes")).succeeded();
        assertThat(geni("up").err()).doesNotContain("Running");
        close();

        open(database, "another");
        project.write("schema.sql", ours);
        assertThat(project.migrate("load")).succeeded();
        agree("1748259306", "1748259307", "1748259308");
        assertThat(geni("up").err()).doesNotContain("Running");
        assertThat(geni("down")).succeeded();
        assertThat(project.migrate("status", "--check")).exitedWith(5);
    }
}
