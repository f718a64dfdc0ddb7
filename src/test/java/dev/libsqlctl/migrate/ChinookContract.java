package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.MigrationProject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real schema with real rows, split into migrations: up, down to nothing, and up again. What comes out is compared with what SQLite itself makes of the same files,
 * run in the order of their numbers.
 */
abstract class ChinookContract {
    private static final int MIGRATIONS = 23;

    @TempDir
    Path directory;

    abstract MigrationProject.Database database();

    @Test
    void upThenDownToNothingThenUpAgain() throws Exception {
        List<String> expected = expected();
        assertThat(expected).hasSizeGreaterThan(800);
        try (MigrationProject project = MigrationProject.in(directory, database())) {
            copyMigrations(project);

            assertThat(project.migrate("up")).succeeded();
            assertThat(contents(project)).isEqualTo(expected);
            assertThat(project.applied()).hasSize(MIGRATIONS).startsWith("7", "8", "9", "10");
            String schema = Files.readString(project.file("schema.sql"));

            assertThat(project.migrate("down", "--all", "--yes")).succeeded();
            assertThat(project.tables()).isEmpty();
            assertThat(project.applied()).isEmpty();

            assertThat(project.migrate("up")).succeeded();
            assertThat(contents(project)).isEqualTo(expected);
            assertThat(project.file("schema.sql")).hasContent(schema);
            assertThat(project.query("PRAGMA foreign_key_check")).isEmpty();
        }
    }

    private static void copyMigrations(MigrationProject project) throws Exception {
        for (Path file : files(".sql")) {
            Files.copy(file, project.file(file.getFileName().toString()));
        }
    }

    private static List<String> expected() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (Path file : files(".up.sql")) {
                statement.executeUpdate(Files.readString(file));
            }
            return contents(connection);
        }
    }

    private static List<String> contents(MigrationProject project) throws SQLException {
        try (Connection connection = project.connect()) {
            return contents(connection);
        }
    }

    /** {@return the tables and indexes with the statements that made them, and every row with the type of every value} */
    private static List<String> contents(Connection connection) throws SQLException {
        List<String> contents = rows(connection, """
                SELECT type, name, tbl_name, sql FROM sqlite_schema
                WHERE tbl_name NOT IN ('schema_migrations', 'flyway_schema_history') AND tbl_name NOT LIKE 'sqlite%' ORDER BY name""");
        for (String table : rows(connection, """
                SELECT name FROM sqlite_schema WHERE type = 'table'
                AND name NOT IN ('schema_migrations', 'flyway_schema_history') AND name NOT LIKE 'sqlite%' ORDER BY name""")) {
            contents.add(table);
            contents.addAll(rows(connection, "SELECT * FROM \"" + table + "\" ORDER BY 1, 2"));
        }
        return contents;
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    Object value = rows.getObject(i);
                    values.add(value instanceof Number number ? number.doubleValue() + "" : String.valueOf(value));
                }
                result.add(String.join("|", values));
            }
        }
        return result;
    }

    private static List<Path> files(String ending) throws IOException, URISyntaxException {
        Path folder =
                Path.of(ChinookContract.class.getResource("/chinook/migrations").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.comparingInt(ChinookContract::number))
                    .toList();
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().split("_", 2)[0]);
    }
}
