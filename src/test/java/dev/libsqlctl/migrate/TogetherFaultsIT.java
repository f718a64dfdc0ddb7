package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.MigrationProject.Database;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several that migrate one database, and one that dies meanwhile: each migration runs once, and who is left goes on. */
@Timeout(120)
class TogetherFaultsIT {
    private static final String MIDDLE = "CREATE TABLE second";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    @Tag("campaign")
    @Timeout(1800)
    void fiveAtOnceManyTimes(Database database) {
        together(database, 5, 30);
    }

    private void together(Database database, int clients, int rounds) {
        try (MigrationProject project = MigrationProject.in(directory, database)) {
            FiftyMigrations.writeTo(project);
            for (int round = 1; round <= rounds; round++) {
                all(project, clients, "up");
                Evidence up = Evidence.of(project);
                up.assertAgrees("round " + round);
                assertThat(up.recorded()).hasSize(FiftyMigrations.COUNT);
                all(project, clients, "down", "--all", "--yes");
                Evidence down = Evidence.of(project);
                down.assertAgrees("round " + round);
                assertThat(down.recorded()).isEmpty();
            }
        }
    }

    private static void all(MigrationProject project, int clients, String... words) {
        List<Running> running =
                Stream.generate(() -> project.start(words)).limit(clients).toList();
        for (Running client : running) {
            assertThat(client.end()).succeeded();
        }
    }

    private static MigrationProject two(MigrationProject project) {
        return project.migration("1_m", "CREATE TABLE first (a); INSERT INTO first VALUES (1);", "DROP TABLE first;")
                .migration("2_m", "CREATE TABLE second (a); INSERT INTO second VALUES (2);", "DROP TABLE second;");
    }

    private static void assertTwo(MigrationProject project) {
        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(project.query("SELECT count(*) FROM first")).containsExactly("1");
        assertThat(project.query("SELECT count(*) FROM second")).containsExactly("1");
    }

    /** Somebody who waits does not ask for the write lock, which the server would take from the migration after five seconds. */
    @Test
    void aMigrationThatTakesLongIsNotDisturbedByWhoWaits() {
        try (MigrationProject project = two(MigrationProject.in(directory, Database.SERVER));
                FaultyProxy proxy = FaultyProxy.before(project.server().url())) {
            Running[] second = new Running[1];
            CountDownLatch middle = proxy.spoil(MIDDLE, answer -> {
                second[0] = project.start("up");
                Eventually.become("waits for the other", () -> second[0].err().contains("wait"));
                Thread.sleep(6_000);
                return answer.length;
            });

            assertThat(project.migrateAt(proxy.url(), "up")).succeeded();
            assertThat(middle.getCount()).isZero();
            assertThat(second[0].end()).succeeded();
            assertTwo(project);
            assertThat(proxy.requests())
                    .filteredOn(request -> request.contains(MIDDLE))
                    .hasSize(1);
        }
    }

    /** What a signal leaves: nothing of the migration at hand, and no lock. */
    @ParameterizedTest
    @EnumSource
    void endedInTheMiddle(Signal signal) throws InterruptedException {
        try (MigrationProject project = two(MigrationProject.in(directory, Database.SERVER));
                FaultyProxy proxy = FaultyProxy.before(project.server().url())) {
            CountDownLatch middle = proxy.spoil(MIDDLE, proxy.silence());
            Running run = project.startAt(proxy.url(), "up");
            middle.await();

            Run end = run.signal(signal.name()).end();
            assertThat(end).exitedWith(signal.exitCode);
            assertThat(end.err()).doesNotContain("\tat ");
            assertThat(project.applied()).containsExactly("1");
            assertThat(project.tables()).containsExactly("first");
            assertThat(project.migrate("up", "--lock-timeout", "1s")).succeeded();
            assertTwo(project);
        }
    }

    private enum Signal {
        INT(130),
        TERM(143);

        private final int exitCode;

        Signal(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    /** Geni has no lock: it may have run a migration between our look and our turn. */
    @Test
    void geniRunsAMigrationWhileWeWaitForTheDatabase() throws Exception {
        try (MigrationProject project = two(MigrationProject.in(directory, Database.SERVER))) {
            assertThat(project.migrate("up", "1")).succeeded();
            Running run;
            try (var geni = project.connect();
                    var statement = geni.createStatement()) {
                geni.setAutoCommit(false);
                statement.execute("CREATE TABLE second (a)");
                statement.execute("INSERT INTO second VALUES (2)");
                statement.execute("INSERT INTO schema_migrations VALUES ('2')");
                run = project.start("up");
                Eventually.become("has begun", () -> run.err().contains("target"));
                geni.commit();
            }
            assertThat(run.end()).succeeded();
            assertTwo(project);
        }
    }

    @ParameterizedTest
    @EnumSource
    void geniRecordsAMigrationWhileWeRunIt(Database database) {
        try (MigrationProject project = two(MigrationProject.in(directory, database))) {
            project.write("2_m.up.sql", "CREATE TABLE second (a); INSERT INTO schema_migrations VALUES ('2');");

            assertThat(project.migrate("up"))
                    .failedWith(ErrorCode.MIGRATION_CONFLICT)
                    .warns("2_m.up.sql");
            assertThat(project.applied()).containsExactly("1");
            assertThat(project.tables()).containsExactly("first");
        }
    }
}
