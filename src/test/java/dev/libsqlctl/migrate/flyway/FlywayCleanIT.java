package dev.libsqlctl.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code clean} takes everything away, whatever refers to whatever. */
class FlywayCleanIT {
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

    private void assertCleaned(String... statements) {
        migrations.execute(statements);
        migrations.file("V1__a.sql", "CREATE TABLE a (x);");

        assertThat(migrations.configure().cleanDisabled(false).load().clean().schemasCleaned)
                .containsExactly("main");

        assertThat(migrations.objects()).isSubsetOf("libsql_vector_meta_shadow");
        assertThat(migrations.flyway().migrate().migrationsExecuted).isOne();
    }

    @Test
    void itIsRefusedUnlessItIsAllowed() {
        migrations.execute("CREATE TABLE precious (x)");

        assertThatThrownBy(() -> migrations.flyway().clean()).hasMessageContaining("cleanDisabled");
        assertThat(migrations.objects()).containsExactly("precious");
    }

    @Test
    void tablesViewsTriggersAndIndexes() {
        assertCleaned(
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, x UNIQUE)",
                "INSERT INTO t (x) VALUES (1)",
                "CREATE TABLE \"a \"\"strange\"\" na'me\" (x)",
                "CREATE TABLE w (x PRIMARY KEY) WITHOUT ROWID",
                "CREATE TABLE s (x TEXT) STRICT",
                "CREATE INDEX i ON t (x)",
                "CREATE VIEW v AS SELECT * FROM t",
                "CREATE VIEW w2 AS SELECT * FROM v",
                "CREATE VIEW broken AS SELECT * FROM gone",
                "CREATE TRIGGER on_table AFTER DELETE ON t BEGIN INSERT INTO s VALUES ('deleted'); END",
                "CREATE TRIGGER on_view INSTEAD OF INSERT ON v BEGIN SELECT 1; END",
                "DELETE FROM t");
    }

    @Test
    void tablesThatReferToEachOther() {
        assertCleaned(
                "PRAGMA foreign_keys = OFF",
                "CREATE TABLE a (id INTEGER PRIMARY KEY, b REFERENCES b (id))",
                "CREATE TABLE b (id INTEGER PRIMARY KEY, a REFERENCES a (id) ON DELETE RESTRICT, b REFERENCES b (id))",
                "CREATE TABLE c (x REFERENCES missing (y), a REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED)",
                "INSERT INTO a VALUES (1, NULL)",
                "INSERT INTO b VALUES (1, 1, 1)",
                "UPDATE a SET b = 1",
                "INSERT INTO c VALUES (7, 1), (8, 2)");
    }

    @Test
    void virtualTablesAndWhatServesThem() {
        assertCleaned(
                "CREATE TABLE documents (id INTEGER PRIMARY KEY, text TEXT)",
                "CREATE VIRTUAL TABLE search USING fts5 (text, content=documents, content_rowid=id)",
                "CREATE TRIGGER fill AFTER INSERT ON documents BEGIN"
                        + " INSERT INTO search (rowid, text) VALUES (NEW.id, NEW.text); END",
                "INSERT INTO documents (text) VALUES ('one'), ('two')",
                "CREATE VIRTUAL TABLE places USING rtree (id, x0, x1)",
                "INSERT INTO places VALUES (1, 2, 3)");
    }

    /** The server refuses to drop such a table once the one that it refers to is gone, as long as it has its index. */
    @Test
    void vectorIndexesOnTablesThatReferToOthers() {
        assertCleaned(
                "CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p REFERENCES p (id), v F32_BLOB(3))",
                "CREATE INDEX nearest ON c (libsql_vector_idx(v))",
                "INSERT INTO p VALUES (1)",
                "INSERT INTO c VALUES (1, 1, vector('[1,2,3]')), (2, 1, NULL)");
    }
}
