package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.MigrationProject;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Applies fifty migrations and undoes them again, over and over, while something is killed at moments spread over the whole run. After each
 * kill the database is looked at, and the next run goes on from there.
 */
final class CrashCampaign {
    private static final int FRUITLESS = 20;

    private final MigrationProject project;
    private final Victim victim;
    private final Random random;
    private final Map<Direction, Duration> undisturbed = new EnumMap<>(Direction.class);
    private final Map<Direction, Integer> kills = new EnumMap<>(Direction.class);

    CrashCampaign(MigrationProject project, Victim victim, long seed) {
        this.project = project;
        this.victim = victim;
        this.random = new Random(seed);
    }

    /** What is killed. */
    @FunctionalInterface
    interface Victim {
        /** Kills it while the client runs, and lets the client come to its end. */
        Run strike(Running client);
    }

    private enum Direction {
        UP("up"),
        DOWN("down", "--all", "--yes");

        private final String[] words;

        Direction(String... words) {
            this.words = words;
        }

        Direction reverse() {
            return this == UP ? DOWN : UP;
        }

        boolean complete(Evidence evidence) {
            return evidence.recorded().size() == (this == UP ? FiftyMigrations.COUNT : 0)
                    && evidence.interrupted().isEmpty();
        }
    }

    /** @param wanted kills in each direction */
    void run(int wanted) {
        FiftyMigrations.writeTo(project);
        measure(Direction.UP);
        measure(Direction.DOWN);
        Direction direction = Direction.UP;
        for (int round = 1; !reached(wanted); round++) {
            assertThat(round).as("rounds for %s", kills).isLessThan(wanted * FRUITLESS);
            disturb(direction, "round " + round + ", " + direction);
            settle();
            direction = direction.complete(Evidence.of(project)) ? direction.reverse() : direction;
        }
        finish();
    }

    private boolean reached(int wanted) {
        return kills.size() == Direction.values().length
                && kills.values().stream().allMatch(count -> count >= wanted);
    }

    private void measure(Direction direction) {
        long begin = System.nanoTime();
        assertThat(project.start(direction.words).end()).succeeded();
        undisturbed.put(direction, Duration.ofNanos(System.nanoTime() - begin));
        Evidence evidence = Evidence.of(project);
        evidence.assertAgrees("undisturbed " + direction);
        assertThat(direction.complete(evidence)).as("undisturbed " + direction).isTrue();
    }

    private void disturb(Direction direction, String round) {
        long begin = System.nanoTime();
        Running client = project.start(direction.words);
        long whole = undisturbed.get(direction).toMillis();
        client.endsWithin(Duration.ofMillis(random.nextLong(whole / 5, whole)));
        boolean struck = client.alive();
        Run run = struck ? victim.strike(client) : client.end();
        if (struck) {
            kills.merge(direction, 1, Integer::sum);
            letGo();
        } else {
            assertThat(run).succeeded();
            noteEnd(direction, Duration.ofNanos(System.nanoTime() - begin));
        }
        assertThat(run.err()).as(run.toString()).doesNotContain("INTERNAL_ERROR", "\tat ");
        Evidence.of(project).assertAgrees(round + "\n" + run);
    }

    /**
     * Every other time, the transaction of who was killed is waited for, as a server keeps it for some seconds: nobody would come any further who is killed
     * before that.
     */
    private void letGo() {
        if (random.nextBoolean()) {
            project.execute("UPDATE schema_migrations SET id = id WHERE false");
        }
    }

    /** The machine was busier when the first run was measured: the kills would all come too late. */
    private void noteEnd(Direction direction, Duration took) {
        undisturbed.merge(direction, took, (before, now) -> before.plus(now).dividedBy(2));
    }

    /** What ran without a transaction is decided on by who looks at the database; nothing goes on before that. */
    private void settle() {
        Evidence evidence = Evidence.of(project);
        if (evidence.interrupted().isEmpty()) {
            return;
        }
        String version = Integer.toString(FiftyMigrations.WITHOUT_TRANSACTION);
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_INTERRUPTED);
        boolean whole = evidence.isWhole(FiftyMigrations.WITHOUT_TRANSACTION);
        if (!whole) {
            List<String> undoing = FiftyMigrations.undoing(FiftyMigrations.WITHOUT_TRANSACTION);
            project.execute(undoing.toArray(String[]::new));
        }
        assertThat(project.migrate("repair", whole ? "--applied" : "--pending", version, "--yes"))
                .succeeded();
        Evidence repaired = Evidence.of(project);
        repaired.assertAgrees("after repair");
        assertThat(repaired.interrupted()).isEmpty();
    }

    private void finish() {
        assertThat(project.migrate("up")).succeeded();
        Evidence evidence = Evidence.of(project);
        evidence.assertAgrees("at the end");
        assertThat(evidence.recorded()).hasSize(FiftyMigrations.COUNT);
        assertThat(project.query("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(project.migrate("status", "--check")).succeeded();
    }
}
