package dev.libsqlctl.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several that migrate at once: each migration runs once, and all end well. */
class FlywayLockIT {
    private static final int MIGRATIONS = 4;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SqldServer server;
    private MigrationDirectory migrations;
    private MigrationDirectory stranger;

    @BeforeEach
    void start() {
        server = SqldServer.start();
        migrations = new MigrationDirectory(directory, server.url());
        // Another name for the same server: this driver takes it for another, as another process would.
        stranger = new MigrationDirectory(directory, server.url().replace("127.0.0.1", "localhost"));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    private static int executed(Future<Integer> result) throws Exception {
        return result.get(60, TimeUnit.SECONDS);
    }

    @Test
    void eachMigrationRunsOnce() throws Exception {
        migrations.file("V1__log.sql", "CREATE TABLE log (version INT);");
        for (int version = 2; version <= MIGRATIONS; version++) {
            migrations.file("V" + version + "__log.sql", "INSERT INTO log VALUES (" + version + ");");
        }
        CountDownLatch go = new CountDownLatch(1);
        Callable<Integer> migrate = () -> {
            go.await();
            return migrations.flyway().migrate().migrationsExecuted;
        };
        Callable<Integer> migrateFromElsewhere = () -> {
            go.await();
            return stranger.flyway().migrate().migrationsExecuted;
        };
        List<Future<Integer>> results =
                List.of(threads.submit(migrate), threads.submit(migrateFromElsewhere), threads.submit(migrate));
        go.countDown();

        int total = 0;
        for (Future<Integer> result : results) {
            total += executed(result);
        }
        assertThat(total).isEqualTo(MIGRATIONS);
        assertThat(migrations.query("SELECT version FROM log ORDER BY version"))
                .containsExactly(IntStream.rangeClosed(2, MIGRATIONS)
                        .mapToObj(String::valueOf)
                        .toArray(String[]::new));
        assertThat(migrations.query("SELECT version FROM flyway_schema_history ORDER BY installed_rank"))
                .hasSize(MIGRATIONS);
    }

    /** Longer than the five seconds after which the server gives the write lock to whoever asks for it. */
    @Test
    void aLongMigrationIsNotTakenTheLockByAnother() throws Exception {
        migrations.file("V1__log.sql", "CREATE TABLE log (x);");
        migrations.flyway().migrate();
        Migration slow = new Migration(true);
        Future<Integer> first = threads.submit(
                () -> migrations.configure().javaMigrations(slow).load().migrate().migrationsExecuted);
        slow.started.await();

        Future<Integer> second = threads.submit(() ->
                stranger.configure().javaMigrations(new Migration(true)).load().migrate().migrationsExecuted);
        Thread.sleep(Duration.ofSeconds(6).toMillis());
        slow.mayEnd.countDown();

        assertThat(executed(first)).isOne();
        assertThat(executed(second)).isZero();
        assertThat(migrations.query("SELECT count(*) FROM log")).containsExactly("1");
    }

    /** Nobody else waits for an announcement: the server gives them the lock, and the migration is undone as a whole. */
    @Test
    void aWriterTakesTheLockFromALongMigration() throws Exception {
        migrations.file("V1__log.sql", "CREATE TABLE log (x);");
        migrations.flyway().migrate();
        Migration slow = new Migration(true);
        Future<Integer> first = threads.submit(
                () -> migrations.configure().javaMigrations(slow).load().migrate().migrationsExecuted);
        slow.started.await();

        stranger.execute("INSERT INTO log VALUES ('a writer')");
        slow.mayEnd.countDown();

        assertThatThrownBy(() -> executed(first)).hasMessageContaining("40001");
        assertThat(migrations.query("SELECT x FROM log")).containsExactly("a writer");
        assertThat(migrations.query("SELECT version FROM flyway_schema_history"))
                .containsExactly("1");
        Migration again = new Migration(true);
        again.mayEnd.countDown();
        assertThat(migrations.configure().javaMigrations(again).load().migrate().migrationsExecuted)
                .isOne();
    }

    @Test
    void aMigrationWithoutATransactionRunsOnceToo() throws Exception {
        migrations.file("V1__log.sql", "CREATE TABLE log (x);");
        migrations.flyway().migrate();
        Migration slow = new Migration(false);
        Future<Integer> first = threads.submit(
                () -> migrations.configure().javaMigrations(slow).load().migrate().migrationsExecuted);
        slow.started.await();

        Migration again = new Migration(false);
        Future<Integer> second = threads.submit(
                () -> stranger.configure().javaMigrations(again).load().migrate().migrationsExecuted);
        // Time enough to begin, were it not kept from it; if it began later still, it would never end.
        assertThat(again.started.await(1, TimeUnit.SECONDS)).isFalse();
        slow.mayEnd.countDown();

        assertThat(executed(first)).isOne();
        assertThat(executed(second)).isZero();
        assertThat(migrations.query("SELECT count(*) FROM log")).containsExactly("1");
    }

    @Test
    void theLockOfAProcessThatDiedIsTakenOver() {
        migrations.file("V1__a.sql", "CREATE TABLE a (x);");
        migrations.flyway().migrate();
        migrations.execute("INSERT INTO flyway_schema_history VALUES"
                + " (-100, 'of one that died', 'flyway-lock', '', '', NULL, '', '', 0, 1)");
        migrations.file("V2__b.sql", "CREATE TABLE b (x);");
        assertThat(migrations.flyway().info().all()).hasSize(2);

        assertThat(migrations.configure().lockRetryCount(1).load().migrate().migrationsExecuted)
                .isOne();

        assertThat(migrations.query("SELECT version FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("1", "2");
    }

    /** Writes, then waits until it may end. */
    private static final class Migration extends BaseJavaMigration {
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final boolean inTransaction;

        Migration(boolean inTransaction) {
            this.inTransaction = inTransaction;
        }

        @Override
        protected void init() {}

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("2");
        }

        @Override
        public String getDescription() {
            return "slow";
        }

        @Override
        public boolean canExecuteInTransaction() {
            return inTransaction;
        }

        @Override
        public void migrate(Context context) throws Exception {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("INSERT INTO log VALUES (1)");
            }
            started.countDown();
            mayEnd.await();
        }
    }
}
