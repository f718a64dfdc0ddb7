package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is asked what it thinks of a schema, and makes nothing of it. */
class DumpCheckServerIT {
    @TempDir
    Path directory;

    @Test
    void whatTheServerRefusesIsFoundAndNothingIsMade() throws SQLException {
        String dump = """
                BEGIN;
                CREATE TABLE t(a, b);
                CREATE TABLE there(a, b);
                CREATE TABLE c(a CHECK(a <> concat_ws(',', 'x', 'y')));
                CREATE TABLE random(a PRIMARY KEY) RANDOM ROWID;
                INSERT INTO random VALUES(1);
                CREATE VIEW v AS SELECT group_concat(a ORDER BY b) FROM t;
                CREATE INDEX i ON t(a);
                CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT group_concat(a ORDER BY b) FROM t; END;
                COMMIT;
                """;
        try (SqldServer server = SqldServer.start();
                Connection connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE there(other)");

            DumpFindings found = DumpCheck.forServer(
                    Loads.reader(dump), directory.resolve("scratch.db"), Optional.of(connection), BackupProgress.NONE);

            assertThat(found.problems()).extracting(DumpProblem::line).containsExactly(7L, 9L);
            try (ResultSet tables = statement.executeQuery("SELECT group_concat(name) FROM sqlite_schema")) {
                tables.next();
                assertThat(tables.getString(1)).isEqualTo("there");
            }
        }
    }
}
