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
    private static final Duration POLL = Duration.ofMillis(2);

    /** So many of the kills, as if each of them were a migration, come before the first one. */
    private static final int BEFORE_THE_FIRST = 10;

    private static final long LONGEST_START = 1_000;
    private static final long LONGEST_MIGRATION = 15;

    private final MigrationProject project;
    private final Victim victim;
    private final Random random;
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
        undisturbed(Direction.UP);
        undisturbed(Direction.DOWN);
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

    private void undisturbed(Direction direction) {
        assertThat(project.start(direction.words).end()).succeeded();
        Evidence evidence = Evidence.of(project);
        evidence.assertAgrees("undisturbed " + direction);
        assertThat(direction.complete(evidence)).as("undisturbed " + direction).isTrue();
    }

    private void disturb(Direction direction, String round) {
        Running client = project.start(direction.words);
        awaitMoment(client);
        boolean struck = client.alive();
        Run run = struck ? victim.strike(client) : client.end();
        if (struck) {
            kills.merge(direction, 1, Integer::sum);
        } else {
            assertThat(run).succeeded();
        }
        assertThat(run.err()).as(run.toString()).doesNotContain("INTERNAL_ERROR", "\tat ");
        Evidence.of(project).assertAgrees(round + "\n" + run);
    }

    /** Some migrations later, or on the way to the first: by the clock alone, a busy machine would let nobody come that far, or everybody come to the end. */
    private void awaitMoment(Running client) {
        int migrations = Math.max(0, random.nextInt(-BEFORE_THE_FIRST, FiftyMigrations.COUNT + 1));
        while (client.alive() && begun(client) < migrations) {
            client.endsWithin(POLL);
        }
        client.endsWithin(Duration.ofMillis(random.nextLong(migrations == 0 ? LONGEST_START : LONGEST_MIGRATION)));
    }

    private static long begun(Running client) {
        return client.err()
                .lines()
                .filter(line -> line.startsWith("applying ") || line.startsWith("undoing "))
                .count();
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
