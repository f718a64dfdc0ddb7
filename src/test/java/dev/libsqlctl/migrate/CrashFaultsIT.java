package dev.libsqlctl.migrate;

import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client, or the server, is killed at any moment of a run: the schema and both histories agree every time, and the next run goes on. */
class CrashFaultsIT {
    private static final long SEED = 20_261_122;
    private static final int FEW = 2;
    private static final int MANY = 100;

    @TempDir
    Path directory;

    @Test
    @Timeout(300)
    void ofTheClient() {
        killClient(Database.SERVER, FEW);
    }

    @Test
    @Tag("campaign")
    @Timeout(3600)
    void ofTheClientAHundredTimes() {
        killClient(Database.SERVER, MANY);
    }

    @Test
    @Tag("campaign")
    @Timeout(3600)
    void ofTheClientOfAFileAHundredTimes() {
        killClient(Database.FILE, MANY);
    }

    @Test
    @Timeout(300)
    void ofTheServer() {
        killServer(FEW);
    }

    @Test
    @Tag("campaign")
    @Timeout(3600)
    void ofTheServerAHundredTimes() {
        killServer(MANY);
    }

    private void killClient(Database database, int times) {
        try (MigrationProject project = MigrationProject.in(directory, database)) {
            new CrashCampaign(project, client -> client.signal("KILL").end(), SEED).run(times);
        }
    }

    private void killServer(int times) {
        try (MigrationProject project = MigrationProject.in(directory, Database.SERVER)) {
            new CrashCampaign(project, client -> killed(project.server(), client), SEED).run(times);
        }
    }

    private static Run killed(SqldServer server, Running client) {
        server.kill();
        server.restart();
        return client.end();
    }
}
