package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.backup.restore.ServerLoadRequest.Existing;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.SmallDisk;
import dev.libsqlctl.support.SqldServer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A restore that does not fit onto the server's disk. */
@Timeout(60)
class ServerLoadFullDiskIT {
    @Test
    void failsAndChangesNothing() throws Exception {
        assumeTrue(SmallDisk.possible(), "only root can mount a small disk");
        String[] lines = new String[40];
        Arrays.fill(lines, "INSERT INTO t VALUES('" + "x".repeat(400_000) + "');");
        lines[0] = "CREATE TABLE t(a);";
        try (SqldServer server = SqldServer.start();
                SmallDisk disk = SmallDisk.under(server)) {
            assertThat(disk).isNotNull();
            LoadFixture fixture = new LoadFixture(server.endpoint());
            fixture.reset("CREATE TABLE old (a)", "INSERT INTO old VALUES (1)");
            assertThat(fixture.refused(Existing.REPLACE, LoadFixture.dump(lines), ErrorCode.RESTORE_FAILED))
                    .hasMessageContaining("a.sql:")
                    .hasMessageContaining("disk")
                    .hasMessageContaining("; nothing was changed");
        }
    }
}
