package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldBinaryFixture;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restores into the data directory of a native server, running or not, with replicas or without. */
class OfflineRestoreIT {
    @TempDir
    Path directory;

    private final int port = FreePort.next();
    private final int grpc = FreePort.next();
    private Content old;
    private Content fresh;

    @BeforeEach
    void create() {
        old = Content.ofFile(Databases.twoTables(directory.resolve("old.db"), 50));
        fresh = Content.ofFile(Databases.twoTables(directory.resolve("fresh.db"), 80));
    }

    @AfterEach
    void destroy() {
        program().run("destroy", "--yes", "--data");
    }

    private Program program() {
        return Program.in(directory).with("LIBSQLCTL_ENGINE", "native").with("LIBSQLCTL_PORT", Integer.toString(port));
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    private Program.Run restore(String file) {
        return program().run("restore", file, "--offline", "--replace", "--yes", "--safety-dir", "safety");
    }

    @Test
    void aReplicaFollowsAndDoesNotDiverge() throws IOException {
        Path settings =
                Files.writeString(directory.resolve("server.env"), "SQLD_GRPC_LISTEN_ADDR=127.0.0.1:" + grpc + "\n");
        assertThat(program().run("first-start", "--env-file", settings.toString()))
                .succeeded();
        assertThat(program().run("import", "old.db", "--url", url())).succeeded();
        try (SqldServer replica = SqldServer.start("--primary-grpc-url", "http://127.0.0.1:" + grpc)) {
            Eventually.become(
                    "the replica has it", () -> Content.ofServer(replica.url()).equals(old));

            assertThat(restore("fresh.db")).succeeded();
            assertThat(Content.ofServer(url())).isEqualTo(fresh);
            Eventually.become(
                    "the replica follows", () -> Content.ofServer(replica.url()).equals(fresh));

            // Once more, with the log that the server began then.
            assertThat(restore("old.db")).succeeded();
            assertThat(Content.ofServer(url())).isEqualTo(old);
            Eventually.become(
                    "the replica follows again",
                    () -> Content.ofServer(replica.url()).equals(old));
        }
    }

    @Test
    void aStoppedServerStaysStopped() {
        assertThat(program().run("first-start")).succeeded();
        assertThat(program().run("import", "old.db", "--url", url())).succeeded();
        assertThat(program().run("stop")).succeeded();

        assertThat(restore("fresh.db")).succeeded();
        assertThat(program().run("status")).exitedWith(3);
        assertThat(program().run("start")).succeeded();
        assertThat(Content.ofServer(url())).isEqualTo(fresh);
        assertThat(FileTree.of(directory.resolve("safety")).names()).anyMatch(name -> name.endsWith(".backup.db"));
    }

    /** The server was empty when the restore began, and had a table when it was stopped. */
    @Test
    void tablesThatAreMadeMeanwhileAreNotReplaced() throws Exception {
        Databases.twoTables(directory.resolve("large.db"), 100_000);
        assertThat(program().run("backup", "--url", "sqlite:large.db", "-o", "large.sql"))
                .succeeded();
        assertThat(program().run("first-start")).succeeded();
        Program.Running restore = program().start("restore", "large.sql", "--offline");
        Path own = directory.resolve("sqld-data").resolve(".libsqlctl");
        Eventually.become("it has looked, and makes the database", () -> isMaking(own));
        try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE meanwhile (x)");
        }

        assertThat(restore.end()).failedWith(ErrorCode.DATABASE_NOT_EMPTY).warns("meanwhile");
        assertThat(program().run("status")).succeeded();
        try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT group_concat(name) FROM sqlite_schema")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("meanwhile");
        }
    }

    private static boolean isMaking(Path own) {
        String[] names = own.toFile().list();
        return names != null && Arrays.stream(names).anyMatch(name -> name.startsWith("restore."));
    }

    @Test
    void aServerThatDoesNotStartAgain() throws IOException {
        Path sqld = directory.resolve("sqld");
        Path broken = directory.resolve("broken");
        Files.writeString(sqld, """
                #!/bin/sh
                [ "$1" != --version ] && [ -e '%s' ] && { echo 'it is broken' >&2; exit 7; }
                exec '%s' "$@"
                """.formatted(broken, SqldBinaryFixture.path()));
        assertThat(sqld.toFile().setExecutable(true)).isTrue();
        assertThat(program().run("first-start", "--sqld", sqld.toString())).succeeded();
        assertThat(program().run("import", "old.db", "--url", url())).succeeded();
        Files.createFile(broken);

        Program.Run run = restore("fresh.db");
        assertThat(run)
                .exitedWith(1)
                .warns("SERVER_EXITED")
                .warns("it is broken")
                .warns("safety");
        Files.delete(broken);
        assertThat(program().run("start")).succeeded();
        assertThat(Content.ofServer(url())).isEqualTo(fresh);
    }
}
