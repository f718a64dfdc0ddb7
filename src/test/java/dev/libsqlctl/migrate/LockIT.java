package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One command at a time migrates a database, over all processes; nobody waits for the dead. */
class LockIT extends EachDatabaseContract {
    private static final String ENDLESS =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;";

    @Test
    void twoAtOnceApplyEachMigrationOnceAndBothEndWell() {
        for (int i = 1; i <= 30; i++) {
            project.write(i + "_t.up.sql", "CREATE TABLE t" + i + " (id);\nINSERT INTO t" + i + " VALUES (1);");
        }

        Running one = project.start("up");
        Running other = project.start("up");
        List<Run> runs = List.of(one.end(), other.end());

        assertThat(runs).allSatisfy(run -> assertThat(run).succeeded());
        assertThat(runs.stream().flatMap(run -> run.out().lines()).filter(line -> line.startsWith("applied ")))
                .hasSize(30);
        assertThat(project.applied()).hasSize(30);
        assertThat(project.query("SELECT count(*) FROM flyway_schema_history")).containsExactly("30");
    }

    @Test
    void theLockOfAProcessThatWasKilledIsTakenOverAtOnce() {
        project.write("1_a.up.sql", "CREATE TABLE a (id);").write("2_endless.up.sql", ENDLESS);
        Running killed = project.start("up");
        Eventually.become("the endless migration runs", () -> killed.err().contains("applying 2_endless.up.sql"));
        killed.signal("KILL").end();
        assertThat(announcements()).isEqualTo("1");
        project.write("2_endless.up.sql", "CREATE TABLE b (id);");

        assertThat(project.migrate("up", "--lock-timeout", "0s")).succeeded().says("applied 2_endless.up.sql");

        assertThat(project.applied()).containsExactly("1", "2");
        assertThat(announcements()).isEqualTo("0");
    }

    @Test
    void aProcessNumberThatCameAgainIsNoHolder() {
        oneApplied();
        LockHolder self = LockHolder.self();
        announce(new LockHolder(self.host(), self.pid(), self.started().minus(Duration.ofHours(1))));

        assertThat(project.migrate("up", "--lock-timeout", "0s")).succeeded();
        assertThat(project.applied()).containsExactly("1", "2");
    }

    @Test
    void whoLivesOrMayLiveIsWaitedForAndThenGivenUpOn() {
        oneApplied();
        LockHolder self = LockHolder.self();
        Stream.of(self, new LockHolder("elsewhere", 1, self.started())).forEach(holder -> {
            announce(holder);
            assertThat(project.migrate("up", "--lock-timeout", "500ms"))
                    .failedWith(ErrorCode.MIGRATION_LOCKED)
                    .warns("waiting: ")
                    .warns(holder.words())
                    .warns("migrate repair");
            assertThat(project.applied()).containsExactly("1");
            project.execute("DELETE FROM flyway_schema_history WHERE installed_rank < 0");
        });
        assertThat(project.migrate("up")).succeeded();
    }

    private void oneApplied() {
        project.write("1_a.up.sql", "CREATE TABLE a (id);").write("2_b.up.sql", "CREATE TABLE b (id);");
        assertThat(project.migrate("up", "1")).succeeded();
    }

    private void announce(LockHolder holder) {
        project.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " installed_by, execution_time, success) VALUES (-100, 'x', 'flyway-lock', '', '" + holder.words()
                + "', '', 0, 1)");
    }

    private String announcements() {
        return project.query("SELECT count(*) FROM flyway_schema_history WHERE installed_rank < 0")
                .get(0);
    }
}
