package dev.libsqlctl.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrityTest {
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("x.db");
    }

    /** {@return the first thing that SQLite says of the database afterwards} */
    private String execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Of this database SQLite 3.54 says that a real number is a text. */
    @Test
    void whatIsSaidOfValuesIsNoDamage() throws SQLException {
        String said = execute(
                "CREATE TABLE t(g AS (a IS NULL), a INTEGER PRIMARY KEY, r REAL DEFAULT 'text')",
                "INSERT INTO t VALUES(1, 9.9999999999999694515e-311)");

        assertThat(said).isEqualTo("TEXT value in t.r");
        assertThat(Integrity.problems(file)).isEmpty();
    }

    @Test
    void damageIsFoundBehindAnyNumberOfValues() throws SQLException, IOException {
        execute(
                "CREATE TABLE t(g AS (a IS NULL), a INTEGER PRIMARY KEY, r REAL DEFAULT 'text')",
                "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO t SELECT i, 1e-310 FROM n",
                "CREATE TABLE u(a INTEGER PRIMARY KEY, b)",
                "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                        + " INSERT INTO u SELECT i, hex(randomblob(50)) FROM n");
        try (RandomAccessFile database = new RandomAccessFile(file.toFile(), "rw")) {
            database.seek(database.length() - PAGE);
            database.write(new byte[PAGE]);
        }

        assertThat(Integrity.problems(file)).isNotEmpty().noneMatch(problem -> problem.startsWith("TEXT value"));
        assertThat(Integrity.ofLive(file)).isNotEmpty();
    }
}
