package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Collation;

/** What was written to standard output cannot be taken back: there is one dump, or a part of one and an error. */
class StandardOutputFaultsIT {
    private static final int ROWS = 20_000;

    @TempDir
    Path directory;

    private SqldServer server;

    @BeforeEach
    void start() {
        server = SqldServer.start();
        Path source = Databases.twoTables(directory.resolve("source.db"), ROWS);
        Databases.execute(source, "CREATE TABLE z(x)", "INSERT INTO z VALUES(9e999)");
        assertThat(Program.in(directory).run("import", "source.db", "--url", server.url()))
                .succeeded();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void valuesThatCannotBeSentAsTheyAre() throws IOException {
        Program.Run run = Program.in(directory).run("backup", "--url", server.url(), "-o", "-", "--no-verify");

        assertThat(run).succeeded();
        assertThat(run.out()).containsOnlyOnce("BEGIN TRANSACTION;").endsWith("COMMIT;\n");
        Files.writeString(directory.resolve("piped.sql"), run.out());
        assertThat(Program.in(directory).run("restore", "piped.sql", "--to", "piped.db"))
                .succeeded();
        assertThat(Content.ofFile(directory.resolve("piped.db")))
                .isEqualTo(Content.ofFile(directory.resolve("source.db")));
        assertThat(Databases.query(directory.resolve("piped.db"), "SELECT x = 9e999 FROM z"))
                .containsExactly("1");
    }

    @Test
    void aFileThatCannotBeReadToItsEnd() throws Exception {
        Path data = directory.resolve("sqld-data/iku.db/dbs/default/data");
        Files.createDirectories(data.getParent());
        ofAnApplication(data);

        Program.Run run = Program.in(directory)
                .with("LIBSQLCTL_URL", server.url())
                .run("backup", "--data-dir", "sqld-data", "-o", "-", "--no-verify");

        assertThat(run)
                .exitedWith(ErrorCode.SOURCE_UNREADABLE.exitCode().number())
                .warns("SOURCE_UNREADABLE: " + data);
        assertThat(run.out()).containsOnlyOnce("BEGIN TRANSACTION;").doesNotContain("COMMIT;");
    }

    /** Its second table is in an order that its application alone knows. */
    private static void ofAnApplication(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            Collation.create(connection, "app", new Collation() {
                @Override
                protected int xCompare(String one, String other) {
                    return one.compareTo(other);
                }
            });
            statement.execute("CREATE TABLE a(x)");
            statement.execute("INSERT INTO a VALUES(1)");
            statement.execute("CREATE TABLE b(x TEXT COLLATE app PRIMARY KEY) WITHOUT ROWID");
            statement.execute("INSERT INTO b VALUES('z')");
        }
    }
}
