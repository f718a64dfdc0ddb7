package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.auth.Access;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.SmallDisk;
import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server is there and says no: to a token, for want of room, or because somebody else wants to write. */
@Timeout(120)
class ServerRefusesFaultsIT {
    @TempDir
    Path directory;

    private static void two(MigrationProject project) {
        project.migration("1_m", "CREATE TABLE first (a);", "DROP TABLE first;")
                .migration("2_m", """
                CREATE TABLE second (a);
                INSERT INTO second SELECT 1;
                INSERT INTO second SELECT 2;
                INSERT INTO second SELECT 3;
                """, "DROP TABLE second;");
    }

    @Test
    void aTokenThatMayOnlyRead() {
        SigningKey key = SigningKey.generate();
        TokenIssuer issuer = new TokenIssuer(key);
        String writer = issuer.issue(new TokenRequest("test", Optional.empty(), Access.RW, List.of()));
        String reader = issuer.issue(new TokenRequest("test", Optional.empty(), Access.RO, List.of()));
        String stranger = new TokenIssuer(SigningKey.generate()).issue(TokenRequest.full(Optional.empty()));
        SqldServer server =
                SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", key.publicKey().text()));
        try (MigrationProject project = MigrationProject.of(directory, server)) {
            two(project);
            Program withReader = project.program().with("DATABASE_TOKEN", reader);
            Program withWriter = project.program().with("DATABASE_TOKEN", writer);

            assertThat(withReader.run("migrate", "up")).exitedWith(4).warns("error: ");
            assertThat(withReader.run("migrate", "status")).succeeded().says("2_m.up.sql");
            assertThat(withReader.run("migrate", "status", "--check")).exitedWith(5);
            assertThat(withReader.run("migrate", "validate")).succeeded();
            assertThat(withReader.run("migrate", "up", "--dry-run")).succeeded().says("CREATE TABLE second");
            assertThat(withWriter.run("migrate", "up", "1")).succeeded();
            assertThat(withReader.run("migrate", "up")).exitedWith(4);
            assertThat(withReader.run("migrate", "down")).exitedWith(4);
            assertThat(withReader.run("migrate", "status")).succeeded();
            assertThat(withReader.run("migrate", "up", "--dry-run")).succeeded().says("CREATE TABLE second");
            assertThat(withWriter.run("migrate", "up")).succeeded();
            assertThat(withReader.run("migrate", "status", "--check")).succeeded();
            assertThat(withReader.run("migrate", "dump")).succeeded();

            Run refused =
                    project.program().with("DATABASE_TOKEN", stranger).run("migrate", "up", "--wait-timeout", "1h");
            assertThat(refused).exitedWith(4).warns("The JWT is invalid").warns("hint: ");
            assertThat(refused.err()).doesNotContain(stranger);
            assertThat(project.program().run("migrate", "status", "--wait-timeout", "1h"))
                    .exitedWith(4);
        }
    }

    @Test
    void theDiskIsFull() throws Exception {
        assumeTrue(SmallDisk.possible(), "only root can mount a small file system");
        try (MigrationProject project = MigrationProject.of(directory, SqldServer.start());
                SmallDisk disk = SmallDisk.under(project.server())) {
            project.write("1_m.up.sql", "CREATE TABLE first (a);")
                    .write(
                            "2_m.up.sql",
                            "CREATE TABLE second (a);\nINSERT INTO second VALUES (randomblob(1500000));\n");
            assertThat(project.migrate("up", "1")).succeeded();
            disk.fill();

            Run run = project.migrate("up");
            assertThat(run).exitedWith(1).warns("error: ");
            assertThat(run.err()).containsAnyOf("disk I/O error", "disk is full");
            assertThat(project.applied()).containsExactly("1");
            assertThat(project.tables()).containsExactly("first");

            disk.makeRoom();
            assertThat(project.migrate("up")).succeeded();
            assertThat(project.applied()).containsExactly("1", "2");
            assertThat(project.query("SELECT length(a) FROM second")).containsExactly("1500000");
        }
    }

    /** Somebody who writes for a while is waited for, not failed on. */
    @Test
    void aWriterIsWaitedFor() throws SQLException {
        try (MigrationProject project = MigrationProject.of(directory, SqldServer.start());
                Connection writer = project.connect();
                Statement statement = writer.createStatement()) {
            two(project);
            project.execute("CREATE TABLE writer (a)");
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO writer VALUES (1)");

            assertThat(project.start("up").end()).succeeded();
            assertThat(project.applied()).containsExactly("1", "2");
        }
    }
}
