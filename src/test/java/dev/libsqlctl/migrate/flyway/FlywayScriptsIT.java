package dev.libsqlctl.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in a migration, in SQL and in Java, and what in a callback. */
class FlywayScriptsIT {
    private static final String CHILDREN = "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
            + "CREATE TABLE child (parent REFERENCES parent (id) ON DELETE CASCADE);"
            + "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);";
    private static final String PARENT_ANEW = "CREATE TABLE anew (id INTEGER PRIMARY KEY, name TEXT);"
            + "INSERT INTO anew (id) SELECT id FROM parent; DROP TABLE parent; ALTER TABLE anew RENAME TO parent;";

    @TempDir
    Path directory;

    private SqldServer server;
    private MigrationDirectory migrations;

    @BeforeEach
    void start() {
        server = SqldServer.start();
        migrations = new MigrationDirectory(directory, server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void triggersWithSeveralStatements() {
        migrations.file("V1__trigger.sql", """
                CREATE TABLE t (id INTEGER PRIMARY KEY, begin INT, "end" INT);
                CREATE TABLE log (x TEXT);
                CREATE TRIGGER tr AFTER INSERT ON t WHEN NEW.begin > 0 BEGIN
                    INSERT INTO log VALUES (CASE WHEN NEW.end > NEW.begin THEN 'up; END' ELSE 'down' END); -- ; END;
                    INSERT INTO log SELECT count(*) FROM t;
                END;
                INSERT INTO t (begin, end) VALUES (1, 2);
                """);

        migrations.flyway().migrate();

        assertThat(migrations.query("SELECT x FROM log")).containsExactly("up; END", "1");
    }

    @Test
    void aScriptsOwnTransactionIsPartOfFlyways() {
        migrations.file(
                "V1__a.sql",
                "BEGIN TRANSACTION; CREATE TABLE a (x); COMMIT; INSERT INTO a VALUES (1); SELECT nonsense;");

        assertThatThrownBy(() -> migrations.flyway().migrate()).hasMessageContaining("nonsense");
        assertThat(migrations.objects()).doesNotContain("a");

        migrations.file("V1__a.sql", "BEGIN TRANSACTION; CREATE TABLE a (x); COMMIT; INSERT INTO a VALUES (1);");
        migrations.flyway().migrate();
        assertThat(migrations.query("SELECT x FROM a")).containsExactly("1");
    }

    @Test
    void savepointsWork() {
        migrations.file(
                "V1__a.sql",
                "CREATE TABLE a (x); SAVEPOINT s; INSERT INTO a VALUES (1); ROLLBACK TO s;"
                        + " INSERT INTO a VALUES (2); RELEASE s; SAVEPOINT t; ROLLBACK TRANSACTION TO SAVEPOINT t;");

        migrations.flyway().migrate();

        assertThat(migrations.query("SELECT x FROM a")).containsExactly("2");
    }

    @Test
    void aRollbackIsRefusedBecauseTheScriptWouldCountAsApplied() {
        migrations.file("V1__a.sql", "CREATE TABLE a (x); ROLLBACK;");

        assertThatThrownBy(() -> migrations.flyway().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("ROLLBACK in a migration that runs as one transaction");
        assertThat(migrations.objects()).doesNotContain("a");
    }

    @Test
    void foreignKeysAreNotTurnedOffInVain() {
        migrations
                .file("V1__children.sql", CHILDREN)
                .file("V2__anew.sql", "PRAGMA foreign_keys = OFF;" + PARENT_ANEW + "PRAGMA foreign_keys = ON;");

        assertThatThrownBy(() -> migrations.flyway().migrate())
                .hasMessageContaining("Detected both transactional and non-transactional statements");
        assertThat(migrations.query("SELECT parent FROM child")).containsExactly("1");
    }

    @Test
    void aTableIsMadeAnewWithoutATransactionOfFlyways() {
        migrations
                .file("V1__children.sql", CHILDREN)
                .file(
                        "V2__anew.sql",
                        "PRAGMA foreign_keys = OFF; BEGIN;" + PARENT_ANEW + "COMMIT; PRAGMA foreign_keys = ON;")
                .file("V2__anew.sql.conf", "executeInTransaction=false")
                .file("V3__orphan.sql", "INSERT INTO child VALUES (2);");

        assertThatThrownBy(() -> migrations.flyway().migrate()).hasMessageContaining("FOREIGN KEY constraint failed");

        assertThat(migrations.query("SELECT parent FROM child")).containsExactly("1");
        assertThat(migrations.query("SELECT name FROM pragma_table_info('parent')"))
                .containsExactly("id", "name");
        assertThat(migrations.query("SELECT version FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("1", "2");
    }

    @Test
    void aFailureWithoutATransactionIsRecordedAndRepaired() {
        migrations
                .file("V1__half.sql", "CREATE TABLE half (x); SELECT nonsense;")
                .file("V1__half.sql.conf", "executeInTransaction=false");

        assertThatThrownBy(() -> migrations.flyway().migrate()).hasMessageContaining("no such column: nonsense");

        assertThat(migrations.query("SELECT version, success FROM flyway_schema_history"))
                .containsExactly("1,0");
        assertThat(migrations.objects()).contains("half");
        assertThatThrownBy(() -> migrations.flyway().migrate()).hasMessageContaining("Detected failed migration");
        assertThat(migrations.flyway().repair().migrationsRemoved).hasSize(1);

        migrations.file("V1__half.sql", "DROP TABLE half;");
        assertThat(migrations.flyway().migrate().migrationsExecuted).isOne();
    }

    @Test
    void migrationsInJava() {
        migrations
                .configure()
                .javaMigrations(new InJava("1", "CREATE TABLE a (x)"), new InJava("2", "INSERT INTO a VALUES (1)"))
                .load()
                .migrate();
        assertThat(migrations.query("SELECT x FROM a")).containsExactly("1");

        assertThatThrownBy(() -> migrations
                        .configure()
                        .ignoreMigrationPatterns("*:missing")
                        .javaMigrations(new InJava("3", "INSERT INTO a VALUES (2)", "nonsense"))
                        .load()
                        .migrate())
                .hasMessageContaining("nonsense");
        assertThat(migrations.query("SELECT x FROM a")).containsExactly("1");
        assertThat(migrations.query("SELECT version, type FROM flyway_schema_history ORDER BY 1"))
                .containsExactly("1,JDBC", "2,JDBC");
    }

    /** Those around repeatable migrations run while the write lock is held, on what Flyway takes for another connection. */
    @Test
    void callbacksInSqlTakePart() {
        String[] events = {
            "beforeEachMigrate",
            "afterEachMigrate",
            "afterVersioned",
            "beforeRepeatables",
            "afterMigrateApplied",
            "afterMigrate"
        };
        for (String event : events) {
            migrations.file(event + ".sql", "INSERT INTO log VALUES ('" + event + "');");
        }
        migrations.execute("CREATE TABLE log (event TEXT)");
        migrations.file("V1__a.sql", "CREATE TABLE a (x);").file("R__r.sql", "INSERT INTO a VALUES (1);");

        migrations
                .configure()
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();

        assertThat(migrations.query("SELECT event FROM log"))
                .containsExactly(
                        "beforeEachMigrate",
                        "afterEachMigrate",
                        "afterVersioned",
                        "beforeRepeatables",
                        "beforeEachMigrate",
                        "afterEachMigrate",
                        "afterMigrateApplied",
                        "afterMigrate");
    }

    @Test
    void whatACallbackWroteGoesWithAMigrationThatFails() {
        migrations.execute("CREATE TABLE log (event TEXT)");
        migrations
                .file("beforeRepeatables.sql", "INSERT INTO log VALUES ('before');")
                .file("R__r.sql", "SELECT nonsense;");

        assertThatThrownBy(() ->
                        migrations.configure().baselineOnMigrate(true).load().migrate())
                .hasMessageContaining("nonsense");

        assertThat(migrations.query("SELECT event FROM log")).isEmpty();
    }

    @Test
    void callbacksInJavaAreCalled() {
        CopyOnWriteArrayList<Event> events = new CopyOnWriteArrayList<>();
        migrations.file("V1__a.sql", "CREATE TABLE a (x);");

        migrations.configure().callbacks(new Recorder(events)).load().migrate();

        assertThat(events)
                .containsSubsequence(
                        Event.BEFORE_VALIDATE,
                        Event.AFTER_VALIDATE,
                        Event.BEFORE_MIGRATE,
                        Event.BEFORE_EACH_MIGRATE,
                        Event.BEFORE_EACH_MIGRATE_STATEMENT,
                        Event.AFTER_EACH_MIGRATE_STATEMENT,
                        Event.AFTER_EACH_MIGRATE,
                        Event.AFTER_MIGRATE);
    }

    private static final class InJava extends BaseJavaMigration {
        private final MigrationVersion version;
        private final String[] statements;

        InJava(String version, String... statements) {
            this.version = MigrationVersion.fromVersion(version);
            this.statements = statements;
        }

        @Override
        protected void init() {}

        @Override
        public MigrationVersion getVersion() {
            return version;
        }

        @Override
        public String getDescription() {
            return "in Java";
        }

        @Override
        public void migrate(org.flywaydb.core.api.migration.Context context) throws SQLException {
            try (Statement statement = context.getConnection().createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static final class Recorder extends BaseCallback {
        private final CopyOnWriteArrayList<Event> events;

        Recorder(CopyOnWriteArrayList<Event> events) {
            this.events = events;
        }

        @Override
        public void handle(Event event, Context context) {
            events.add(event);
        }
    }
}
