package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainUser;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory whose files belong to a container's user: its server is asked instead. */
class UnreadableDirectoryIT {
    @TempDir
    Path home;

    @Test
    void theServerIsAskedInstead() throws Exception {
        assumeTrue(PlainUser.possible(), "only root can become another user");
        permit(home, "rwxr-xr-x");
        PlainUser user = PlainUser.at(home);
        Path directory = user.directory("work");
        try (SqldServer server = SqldServer.start()) {
            Databases.twoTables(home.resolve("source.db"), 100);
            assertThat(Program.in(home).run("import", "source.db", "--url", server.url()))
                    .succeeded();
            permit(server.dataDir().getParent(), "rwxr-xr-x");
            Files.createDirectories(directory.resolve("sqld-data"));
            Files.createSymbolicLink(directory.resolve("sqld-data/iku.db"), server.dataDir());
            Program program = user.program(directory).with("LIBSQLCTL_URL", server.url());

            Path data = server.dataDir().resolve("dbs/default/data");
            permit(data, "rw-------");
            assertAsked(program, server, "of-files.sql");
            permit(server.dataDir().resolve("dbs"), "rwx------");
            assertAsked(program, server, "of-directory.sql");
            permit(server.dataDir(), "rwx------");
            assertAsked(program, server, "of-all.sql");

            Program without = user.program(directory).with("LIBSQLCTL_URL", "http://127.0.0.1:" + FreePort.next());
            Program.Run neither = without.run("backup", "--data-dir", "sqld-data", "-o", "none.sql");
            assertThat(neither)
                    .exitedWith(ErrorCode.DATABASE_NOT_READY.exitCode().number());
            assertThat(directory.resolve("none.sql")).doesNotExist();
        }
    }

    private static void assertAsked(Program program, SqldServer server, String name) {
        assertThat(program.run("backup", "--data-dir", "sqld-data", "-o", name))
                .succeeded()
                .warns("asking the server at " + server.url() + " instead")
                .says("2 tables, 200 rows")
                .says("verified");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
