package dev.libsqlctl.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.libsqlctl.auth.Access;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain Flyway, given nothing but a URL, on a real server. */
class FlywayIT {
    private static final String HISTORY =
            "SELECT installed_rank, version, description, type, script, installed_by, success"
                    + " FROM flyway_schema_history ORDER BY installed_rank";

    @TempDir
    Path directory;

    private SqldServer server;
    private MigrationDirectory migrations;

    @BeforeEach
    void start() {
        server = SqldServer.start();
        migrations = new MigrationDirectory(directory, server.url());
    }

    /** HikariCP sets the login time-out of the whole JVM to its own connection time-out. */
    @AfterEach
    void stop() {
        DriverManager.setLoginTimeout(0);
        server.close();
    }

    private static MigrationState[] states(Flyway flyway) {
        return Arrays.stream(flyway.info().all()).map(MigrationInfo::getState).toArray(MigrationState[]::new);
    }

    @Test
    void migratesAndTellsWhatItDid() {
        migrations
                .file("V1__people.sql", "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);")
                .file("V2__names.sql", "INSERT INTO people (name) VALUES ('Ada'), ('Grace');");
        Flyway flyway = migrations.flyway();
        assertThat(states(flyway)).containsExactly(MigrationState.PENDING, MigrationState.PENDING);

        MigrateResult result = flyway.migrate();

        assertThat(result.success).isTrue();
        assertThat(result.migrationsExecuted).isEqualTo(2);
        assertThat(result.targetSchemaVersion).isEqualTo("2");
        assertThat(migrations.query("SELECT name FROM people ORDER BY id")).containsExactly("Ada", "Grace");
        assertThat(migrations.query(HISTORY))
                .containsExactly("1,1,people,SQL,V1__people.sql,,1", "2,2,names,SQL,V2__names.sql,,1");
        assertThat(states(flyway)).containsExactly(MigrationState.SUCCESS, MigrationState.SUCCESS);
        assertThat(flyway.info().current().getInstalledOn()).isNotNull();

        assertThat(migrations.flyway().migrate().migrationsExecuted).isZero();
    }

    @Test
    void aMigrationThatFailsLeavesNothing() {
        migrations
                .file("V1__ok.sql", "CREATE TABLE ok (x);")
                .file(
                        "V2__fails.sql",
                        "CREATE TABLE half (x); INSERT INTO half VALUES (1); ALTER TABLE ok ADD COLUMN y; SELECT nonsense;");

        assertThatThrownBy(() -> migrations.flyway().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("V2__fails.sql")
                .hasMessageContaining("no such column: nonsense");

        assertThat(migrations.objects()).containsExactly("flyway_schema_history", "flyway_schema_history_s_idx", "ok");
        assertThat(migrations.query("SELECT name FROM pragma_table_info('ok')")).containsExactly("x");
        assertThat(migrations.query(HISTORY)).containsExactly("1,1,ok,SQL,V1__ok.sql,,1");

        migrations.file("V2__fails.sql", "CREATE TABLE half (x);");
        assertThat(migrations.flyway().migrate().migrationsExecuted).isOne();
    }

    @Test
    void aGroupIsOneTransaction() {
        migrations
                .file("V1__a.sql", "CREATE TABLE a (x);")
                .file("V2__b.sql", "CREATE TABLE b (x);")
                .file("V3__fails.sql", "INSERT INTO missing VALUES (1);");

        assertThatThrownBy(() -> migrations.configure().group(true).load().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("no such table: missing");
        assertThat(migrations.objects()).containsExactly("flyway_schema_history", "flyway_schema_history_s_idx");
        assertThat(migrations.query(HISTORY)).isEmpty();

        migrations.file("V3__fails.sql", "INSERT INTO a VALUES (1);");
        assertThat(migrations.configure().group(true).load().migrate().migrationsExecuted)
                .isEqualTo(3);
        assertThat(migrations.query("SELECT version FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void anEditIsNoticedAndRepaired() {
        migrations.file("V1__a.sql", "CREATE TABLE a (x);");
        migrations.flyway().migrate();
        migrations.file("V1__a.sql", "CREATE TABLE a (x, y);");

        assertThatThrownBy(() -> migrations.flyway().validate())
                .isInstanceOf(FlywayValidateException.class)
                .hasMessageContaining("Migration checksum mismatch for migration version 1");
        assertThatThrownBy(() -> migrations.flyway().migrate()).isInstanceOf(FlywayValidateException.class);

        assertThat(migrations.flyway().repair().migrationsAligned).hasSize(1);
        migrations.flyway().validate();
        assertThat(migrations.flyway().migrate().migrationsExecuted).isZero();
    }

    @Test
    void aRepeatableMigrationRunsWhenItHasChanged() {
        migrations
                .file("V1__a.sql", "CREATE TABLE a (x, y);")
                .file("R__view.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT x FROM a;");
        assertThat(migrations.flyway().migrate().migrationsExecuted).isEqualTo(2);
        assertThat(migrations.flyway().migrate().migrationsExecuted).isZero();

        migrations.file("R__view.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT x, y FROM a;");

        assertThat(migrations.flyway().migrate().migrationsExecuted).isOne();
        assertThat(migrations.query("SELECT name FROM pragma_table_info('v')")).containsExactly("x", "y");
    }

    @Test
    void placeholdersAreReplaced() {
        migrations.file("V1__a.sql", "CREATE TABLE ${table} (x); INSERT INTO ${table} VALUES ('${flyway:filename}');");

        migrations.configure().placeholders(Map.of("table", "people")).load().migrate();

        assertThat(migrations.query("SELECT x FROM people")).containsExactly("V1__a.sql");
    }

    @Test
    void aDatabaseThatHasTablesIsBaselined() {
        migrations.execute("CREATE TABLE old (x)");
        migrations.file("V1__old.sql", "CREATE TABLE old (x);").file("V2__new.sql", "CREATE TABLE new (x);");
        assertThatThrownBy(() -> migrations.flyway().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("Found non-empty schema(s) \"main\"");

        migrations
                .configure()
                .baselineDescription("What Ada's team made")
                .load()
                .baseline();

        assertThat(migrations.query(HISTORY))
                .containsExactly("1,1,What Ada's team made,BASELINE,What Ada's team made,,1");
        assertThat(migrations.flyway().migrate().migrationsExecuted).isOne();
        assertThat(migrations.objects()).contains("new", "old");
    }

    @Test
    void aDatabaseThatHasAViewAloneIsNotEmpty() {
        migrations.execute("CREATE VIEW v AS SELECT 1");

        assertThatThrownBy(() -> migrations.flyway().migrate()).hasMessageContaining("non-empty");
    }

    @Test
    void whatAnExtensionOfTheServerLeftBehindIsNothing() {
        migrations.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, v F32_BLOB(3))",
                "CREATE INDEX i ON t (libsql_vector_idx(v))",
                "DROP TABLE t");
        migrations.file("V1__a.sql", "CREATE TABLE a (x);");

        assertThat(migrations.objects()).contains("libsql_vector_meta_shadow");
        assertThat(migrations.flyway().migrate().migrationsExecuted).isOne();
    }

    @Test
    void statementsMayBeSentAsBatches() {
        migrations.file(
                "V1__a.sql",
                "CREATE TABLE a (x); INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);"
                        + " UPDATE a SET x = x * 10; DELETE FROM a WHERE x = 10;");

        migrations.configure().batch(true).load().migrate();

        assertThat(migrations.query("SELECT x FROM a")).containsExactly("20");
    }

    @Test
    void theHistoryMayHaveAnyName() {
        migrations.file("V1__a.sql", "CREATE TABLE a (x);");
        Flyway flyway = migrations.configure().table("the \"history\" of main").load();

        assertThat(flyway.migrate().migrationsExecuted).isOne();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(migrations.query("SELECT version FROM \"the \"\"history\"\" of main\""))
                .containsExactly("1");
    }

    @Test
    void anotherSchemaIsRefusedAtOnce() {
        assertThatThrownBy(
                        () -> migrations.configure().schemas("reports").load().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("There is no schema \"reports\"");
    }

    @Test
    void aSecuredServerTakesTheTokenAsPassword() {
        SigningKey key = SigningKey.generate();
        TokenIssuer issuer = new TokenIssuer(key);
        migrations.file("V1__a.sql", "CREATE TABLE a (x);");
        try (SqldServer secured =
                SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", key.publicKey().text()))) {
            String url = "jdbc:libsql:" + secured.url();
            String writer = issuer.issue(TokenRequest.full(Optional.empty()));
            String reader = issuer.issue(new TokenRequest("reader", Optional.empty(), Access.RO, List.of()));

            assertThatThrownBy(() -> migrations.flyway(url, "").migrate()).hasMessageContaining("28000");
            assertThat(states(migrations.flyway(url, reader))).containsExactly(MigrationState.PENDING);
            assertThatThrownBy(() -> migrations.flyway(url, reader).migrate()).hasMessageContaining("42501");
            assertThat(migrations.flyway(url, writer).migrate().migrationsExecuted)
                    .isOne();
            assertThat(states(migrations.flyway(url, reader))).containsExactly(MigrationState.SUCCESS);
        }
    }

    @Test
    void aPoolServesToo() {
        migrations.file("V1__a.sql", "CREATE TABLE a (x);").file("V2__b.sql", "CREATE TABLE b (x);");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(migrations.url());
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(migrations.configure().dataSource(pool).load().migrate().migrationsExecuted)
                    .isEqualTo(2);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        server.kill();

        assertThatThrownBy(() -> migrations.flyway().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("08001");
    }
}
