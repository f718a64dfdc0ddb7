package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.RunAssert;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plain Flyway, told how the files are named as docs/migrations.md says, and this program take up where the other one left off. */
class PlainFlywayIT {
    private static final String FENCE = "```";

    @TempDir
    Path directory;

    private static Flyway flyway(MigrationProject project) throws IOException {
        String url = project.url();
        return Flyway.configure()
                .dataSource("jdbc:" + (url.startsWith("sqlite:") ? "" : "libsql:") + url, "", "")
                .locations("filesystem:" + project.folder())
                .configuration(propertiesOfTheManual())
                .load();
    }

    private static Properties propertiesOfTheManual() throws IOException {
        Path manual = Path.of(System.getProperty("libsqlctl.basedir"), "docs/migrations.md");
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readAllLines(manual).stream()
                .dropWhile(line -> !line.equals(FENCE + "properties"))
                .skip(1)
                .takeWhile(line -> !line.equals(FENCE))
                .collect(Collectors.joining("\n"))));
        return properties;
    }

    private MigrationProject project(Database database) {
        return MigrationProject.in(directory, database)
                .migration("9_create_users", "CREATE TABLE users (id INTEGER PRIMARY KEY);\n", "DROP TABLE users;")
                .migration("0010_add_email", "ALTER TABLE users ADD COLUMN email;", "ALTER TABLE users DROP email;");
    }

    private static void addThird(MigrationProject project) {
        project.migration("11_create_orders", "CREATE TABLE orders (id);", "DROP TABLE orders;");
    }

    private static List<String> versions(MigrationInfo... migrations) {
        return Arrays.stream(migrations)
                .map(migration -> migration.getVersion().getVersion())
                .toList();
    }

    /** Both tables, whose versions may be written with leading zeros. */
    private static void assertApplied(MigrationProject project, Integer... versions) {
        List<String> expected = Arrays.stream(versions)
                .map(version -> Integer.toString(version))
                .toList();
        assertThat(project.query("SELECT CAST(version AS INTEGER) FROM flyway_schema_history"
                        + " WHERE installed_rank > 0 AND success = 1 ORDER BY CAST(version AS INTEGER)"))
                .isEqualTo(expected);
        assertThat(project.query("SELECT id FROM schema_migrations ORDER BY CAST(id AS INTEGER)"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void flywayGoesOnWhereThisProgramLeftOff(Database database) throws IOException {
        try (MigrationProject project = project(database)) {
            RunAssert.assertThat(project.migrate("up")).succeeded();
            Flyway flyway = flyway(project);

            flyway.validate();
            assertThat(versions(flyway.info().applied())).containsExactly("9", "10");
            assertThat(flyway.info().pending()).isEmpty();

            addThird(project);
            assertThat(flyway(project).migrate().migrationsExecuted).isOne();

            RunAssert.assertThat(project.migrate("status", "--check")).succeeded();
            RunAssert.assertThat(project.migrate("up")).succeeded();
            assertApplied(project, 9, 10, 11);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void thisProgramGoesOnWhereFlywayLeftOff(Database database) throws IOException {
        try (MigrationProject project = project(database)) {
            assertThat(flyway(project).migrate().migrationsExecuted).isEqualTo(2);
            addThird(project);

            RunAssert.assertThat(project.migrate("up")).succeeded();
            assertApplied(project, 9, 10, 11);

            RunAssert.assertThat(project.migrate("down", "-a", "2")).succeeded();
            assertApplied(project, 9);
            assertThat(project.tables()).containsExactly("users");
            assertThat(versions(flyway(project).info().pending())).containsExactly("0010", "11");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void bothSeeThatAFileWasEdited(Database database) throws IOException {
        try (MigrationProject project = project(database)) {
            RunAssert.assertThat(project.migrate("up")).succeeded();
            project.write("0010_add_email.up.sql", "ALTER TABLE users ADD COLUMN mail;");

            assertThatThrownBy(() -> flyway(project).validate())
                    .isInstanceOf(FlywayValidateException.class)
                    .hasMessageContaining("checksum mismatch");
            RunAssert.assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_CHANGED);
        }
    }
}
