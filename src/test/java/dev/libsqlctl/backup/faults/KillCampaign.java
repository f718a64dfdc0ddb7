package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Runs a command over and over, each time in the other direction of two, and kills it at random points of its work. After each kill what it works on is exactly the old or exactly the new.
 */
final class KillCampaign {
    private static final int FRUITLESS = 10;
    private static final long LONGEST_STEP_MILLIS = 120;

    private final Work work;
    private final Random random;
    private int killed;
    private int changed;

    KillCampaign(Work work, long seed) {
        this.work = work;
        this.random = new Random(seed);
    }

    /** What is killed. */
    interface Work {
        /** Begins to bring about one of the two states. */
        Running begin(boolean second);

        /** {@return a point of the work, some way between its beginning and its end} */
        BooleanSupplier point(Running run, Random random);

        /** {@return which of the two states it is in} Fails when it is in neither. */
        boolean isSecond();

        /** {@return the directory in which nothing may be left in the end, but for these} */
        Path directory();
    }

    void run(int kills) {
        assertThat(work.begin(false).end()).succeeded();
        assertThat(work.isSecond()).isFalse();
        boolean state = false;
        for (int round = 0; killed < kills; round++) {
            assertThat(round).as("rounds for %s kills", killed).isLessThan(kills * FRUITLESS);
            state = disturb(state, "round " + round);
        }
        Run last = work.begin(!state).end();
        assertThat(last).succeeded();
        assertThat(work.isSecond()).as(last.toString()).isNotEqualTo(state);
        assertThat(FileTree.of(work.directory()).names())
                .as("after %s kills, %s of them behind the change", killed, changed)
                .noneMatch(name -> name.endsWith(".tmp") || name.endsWith(".lock") || name.endsWith("-journal"));
    }

    private boolean disturb(boolean state, String round) {
        Running run = work.begin(!state);
        boolean struck = Moment.reached(run, work.point(run, random));
        // Some way on, so that what leaves no trace is met as well.
        run.endsWithin(Duration.ofMillis(random.nextLong(LONGEST_STEP_MILLIS)));
        struck &= run.alive();
        if (!struck) {
            assertThat(run.end()).succeeded();
            assertThat(work.isSecond()).as(round).isNotEqualTo(state);
            return !state;
        }
        run.signal("KILL").end();
        killed++;
        boolean now = work.isSecond();
        changed += now == state ? 0 : 1;
        return now;
    }
}
