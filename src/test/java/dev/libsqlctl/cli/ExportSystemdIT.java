package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldBinaryFixture;
import dev.libsqlctl.support.Systemd;
import dev.libsqlctl.support.SystemdTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A native server goes on under systemd, without this program. */
@SystemdTest
class ExportSystemdIT {
    private static final String SECRET = "do-not-tell";

    @TempDir
    private Path directory;

    @Test
    void theServerGoesOn() throws Exception {
        Path place = Files.createDirectory(directory.resolve("d %n $HOME 'é\""));
        int port = FreePort.next();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of(
                "LIBSQLCTL_ENGINE",
                "native",
                "LIBSQLCTL_PORT",
                Integer.toString(port),
                "LIBSQLCTL_SQLD",
                SqldBinaryFixture.path().toString()));
        Path secrets = Files.writeString(place.resolve("server.env"), "SQLD_HEARTBEAT_AUTH=" + SECRET + "\n");
        assertThat(InProcess.run(environment, place, "first-start", "--env-file", "server.env"))
                .succeeded();
        PlainHttp http = new PlainHttp(URI.create("http://127.0.0.1:" + port));
        http.execute("CREATE TABLE t (a)", "INSERT INTO t VALUES (42)");

        Program.Run run = Program.in(place).run("export", "systemd", "--json", "-o", "unit.service");
        assertThat(run).succeeded();
        JsonObject answer = assertThat(run).json();
        assertThat(InProcess.run(environment, place, "export", "systemd", "-o", "unit.service"))
                .failedWith(ErrorCode.FILE_EXISTS);
        assertThat(InProcess.run(environment, place, "export", "systemd", "-o", "unit.service", "--force"))
                .succeeded();
        assertThat(InProcess.run(environment, place, "export", "systemd", "-o", "sqld-data", "--force"))
                .failedWith(ErrorCode.IO_ERROR);
        assertThat(InProcess.run(environment, place, "export", "compose")).failedWith(ErrorCode.EXPORT_IMPOSSIBLE);
        assertThat(InProcess.run(environment, place, "export", "systemd", "--data-dir", "none"))
                .failedWith(ErrorCode.SERVER_NOT_FOUND);
        assertThat(InProcess.run(environment, place, "stop")).succeeded();

        String unit = Files.readString(place.resolve("unit.service"));
        assertThat(answer.get("text").getAsString()).isEqualTo(unit).doesNotContain(SECRET);
        assertThat(answer.get("file").getAsString())
                .isEqualTo(place.resolve("unit.service").toString());
        assertThat(answer.get("variables")).hasToString("[\"SQLD_HEARTBEAT_AUTH\"]");
        try (Systemd systemd = Systemd.start(Files.createDirectory(directory.resolve("systemd")))) {
            systemd.add("libsql.service", unit);

            // It is over when the server is healthy.
            assertThat(systemd.systemctl("start", "libsql.service")).isEmpty();

            assertThat(http.healthy()).isTrue();
            assertThat(http.execute("SELECT a FROM t")).contains("\"42\"");
            http.execute("INSERT INTO t VALUES (43)");
            assertThat(systemd.systemctl("stop", "libsql.service")).isEmpty();
            assertThat(systemd.systemctl("is-failed", "libsql.service")).isEqualTo("inactive\n");
            assertThat(place.resolve("sqld-data/iku.db/dbs/default/.sentinel")).doesNotExist();

            // Without its secrets it might be open to everybody.
            Files.writeString(secrets, "");
            assertThat(systemd.systemctl("start", "libsql.service")).contains("failed");
            assertThat(http.healthy()).isFalse();
        }
    }
}
