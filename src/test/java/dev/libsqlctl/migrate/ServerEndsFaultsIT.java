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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server ends, or the connection does, in every phase of a run: each migration is there with both rows of the histories, or not at all. */
@Timeout(120)
class ServerEndsFaultsIT {
    private static final String HISTORY = "flyway_schema_history";
    private static final String MIDDLE = "CREATE TABLE second";
    private static final String COMMIT = "COMMIT";

    @TempDir
    Path directory;

    private MigrationProject project;
    private final CountDownLatch restarted = new CountDownLatch(1);
    private FaultyProxy proxy;

    @BeforeEach
    void make() {
        project = MigrationProject.in(directory, Database.SERVER);
        proxy = FaultyProxy.before(project.server().url());
        project.migration("1_m", "CREATE TABLE first (a); INSERT INTO first VALUES (1);", "DROP TABLE first;")
                .migration("2_m", "CREATE TABLE second (a); INSERT INTO second VALUES (2);", "DROP TABLE second;")
                .migration("3_m", "CREATE TABLE third (a); INSERT INTO third VALUES (3);", "DROP TABLE third;");
    }

    @AfterEach
    void close() {
        proxy.close();
        project.close();
    }

    /** A process, which ends with what it holds. */
    private Run migrateThroughProxy(String... words) {
        return project.startAt(proxy.url(), words).end();
    }

    /** Every migration whose rows are in the histories is there, once, and no other; and the next run does the rest. */
    private void assertWholeAndGoesOn(Run run) {
        assertThat(run.err()).as(run.toString()).doesNotContain("INTERNAL_ERROR", "\tat ");
        assertWhole(run);
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertWhole(run);
    }

    private void assertWhole(Run run) {
        int applied = project.applied().size();
        assertThat(project.tables())
                .as(run.toString())
                .isEqualTo(List.of("first", "second", "third").subList(0, applied));
        for (String table : project.tables()) {
            assertThat(project.query("SELECT count(*) FROM " + table)).as(table).containsExactly("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HISTORY, MIDDLE, COMMIT})
    void killedBeforeItGetsARequest(String marker) throws InterruptedException {
        proxy.intercept(marker, this::killAndRestart);
        Run run = migrateThroughProxy("up");
        restarted.await();
        assertWholeAndGoesOn(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {HISTORY, MIDDLE, COMMIT})
    void killedAfterItExecutedARequest(String marker) throws InterruptedException {
        proxy.spoil(marker, answer -> {
            killAndRestart();
            return 0;
        });
        Run run = migrateThroughProxy("up");
        restarted.await();
        assertWholeAndGoesOn(run);
    }

    @Test
    void killedInTheMiddleOfAMigrationForGood() {
        proxy.intercept(MIDDLE, () -> project.server().kill());

        Run run = migrateThroughProxy("up", "--wait-timeout", "1s");
        assertThat(run).exitedWith(3).warns("error: ").warns("hint: ");
        project.server().restart();
        assertThat(project.applied()).containsExactly("1");
        assertWholeAndGoesOn(run);
    }

    @Test
    void stoppedInTheMiddleOfAMigration() {
        proxy.intercept(MIDDLE, () -> project.server().stop());

        Run run = migrateThroughProxy("up", "--wait-timeout", "1s");
        assertThat(run).exitedWith(3);
        project.server().restart();
        assertThat(project.applied()).containsExactly("1");
        assertWholeAndGoesOn(run);
    }

    @Test
    void restartedBetweenTwoMigrations() {
        assertThat(project.migrate("up", "1")).succeeded();
        project.server().stop();
        project.server().restart();
        assertWholeAndGoesOn(project.migrate("up"));
    }

    @Test
    void itIsNotThereAndDoesNotCome() {
        project.server().kill();
        assertThat(project.migrate("up", "--wait-timeout", "1s"))
                .failedWith(ErrorCode.DATABASE_NOT_READY)
                .warns(project.server().url());
        assertThat(project.program().with("DATABASE_WAIT_TIMEOUT", "1").run("migrate", "up"))
                .failedWith(ErrorCode.DATABASE_NOT_READY);
    }

    @Test
    void itComesWhileItIsWaitedFor() {
        project.server().kill();
        Running run = project.start("up", "--wait-timeout", "1m");
        Eventually.become("waits for the server", () -> run.err().contains("wait"));
        project.server().restart();
        assertThat(run.end()).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    /** The commit was executed, and nobody was told: the run finds out, and goes on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theAnswerToACommitIsLost(int which) {
        spoilCommit(which);
        Run run = migrateThroughProxy("up");
        assertThat(run).succeeded();
        assertThat(project.applied()).containsExactly("1", "2", "3");
        assertWhole(run);
    }

    private void spoilCommit(int which) {
        proxy.spoil(COMMIT, answer -> {
            if (which > 1) {
                spoilCommit(which - 1);
                return answer.length;
            }
            return 0;
        });
    }

    /** The commit did not arrive: what was to be committed is there by no part. */
    @Test
    void aCommitDoesNotArrive() {
        proxy.spoil(MIDDLE, answer -> {
            proxy.intercept(COMMIT, () -> {});
            return answer.length;
        });
        assertWholeAndGoesOn(migrateThroughProxy("up"));
    }

    @Test
    void theAnswerToTheCommitOfADownIsLost() {
        assertThat(project.migrate("up")).succeeded();
        proxy.spoil("DROP TABLE third", answer -> {
            spoilCommit(1);
            return answer.length;
        });

        assertThat(migrateThroughProxy("down", "-a", "2")).succeeded();
        assertThat(project.applied()).containsExactly("1");
        assertThat(project.tables()).containsExactly("first");
    }

    @Test
    void killedInTheMiddleOfADown() throws InterruptedException {
        assertThat(project.migrate("up")).succeeded();
        proxy.spoil("DROP TABLE second", answer -> {
            killAndRestart();
            return 0;
        });
        Run run = migrateThroughProxy("down", "--all", "--yes");
        restarted.await();
        assertWholeAndGoesOn(run);
    }

    /** The server forgets a client that says nothing for ten seconds: the network was away, or the machine asleep. */
    @Test
    @Tag("campaign")
    void aClientThatWasSilentForTooLong() {
        proxy.spoil(MIDDLE, answer -> {
            Thread.sleep(12_000);
            return answer.length;
        });
        assertWholeAndGoesOn(migrateThroughProxy("up"));
    }

    private void killAndRestart() {
        project.server().kill();
        project.server().restart();
        restarted.countDown();
    }
}
