package dev.libsqlctl.migrate.flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The migrations of a test, the database they are for, and a look into it that goes around Flyway. */
final class MigrationDirectory {
    private final Path directory;
    private final String url;

    MigrationDirectory(Path directory, String serverUrl) {
        this.directory = directory;
        this.url = "jdbc:libsql:" + serverUrl;
    }

    String url() {
        return url;
    }

    MigrationDirectory file(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a configuration with nothing but the URL and the place of the migrations} */
    FluentConfiguration configure() {
        return Flyway.configure().dataSource(url, "", "").locations("filesystem:" + directory);
    }

    Flyway flyway() {
        return configure().load();
    }

    Flyway flyway(String otherUrl, String token) {
        return configure().dataSource(otherUrl, "", token).load();
    }

    void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the rows of a query, their columns joined by commas} */
    List<String> query(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                result.add(String.join(",", row));
            }
            return result;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return what is there, of every kind, without indexes that SQLite made} */
    List<String> objects() {
        return query("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name");
    }
}
