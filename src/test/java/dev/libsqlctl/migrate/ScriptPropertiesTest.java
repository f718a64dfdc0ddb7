package dev.libsqlctl.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A random script, run statement by statement, leaves what SQLite itself leaves that is given the whole. */
class ScriptPropertiesTest {
    private static final int SCRIPTS = 60;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aScriptMeansWhatSqliteSays(long seed) throws IOException, SQLException {
        RandomScripts random = new RandomScripts(seed);
        for (int i = 0; i < SCRIPTS; i++) {
            String text = random.next();
            Script script = Script.read(Files.writeString(directory.resolve("1_a.up.sql"), text));

            assertThat(leftBy(script.statements().stream()
                            .map(ScriptStatement::sql)
                            .toList()))
                    .as("seed %d, script %d:%n%s", seed, i, text)
                    .isEqualTo(leftBy(List.of(text)));
        }
    }

    /** {@return the schema and the rows, and what a refused statement is told} */
    private static List<String> leftBy(List<String> texts) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.executeUpdate(text);
            }
            List<String> left = new ArrayList<>(rows(statement, "SELECT type || name || sql FROM sqlite_schema"));
            left.addAll(rows(statement, "SELECT quote(a) || quote(b) FROM t ORDER BY rowid"));
            return left;
        }
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
