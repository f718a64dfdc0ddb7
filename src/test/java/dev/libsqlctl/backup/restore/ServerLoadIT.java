package dev.libsqlctl.backup.restore;

import static dev.libsqlctl.backup.restore.LoadFixture.dump;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.restore.ServerLoadRequest.Existing;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of the shell, and others, in a server's database. */
class ServerLoadIT {
    private static SqldServer server;
    private static LoadFixture fixture;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
        fixture = new LoadFixture(server.endpoint());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        fixture.reset();
    }

    /** The server's database is what the shell had dumped. */
    private LoadedOnServer roundTrip(String script) throws IOException, InterruptedException, SQLException {
        Path file = directory.resolve("source.db");
        LoadedOnServer loaded = fixture.load(LoadFixture.shellDump(file, script));
        assertThat(fixture.content()).isEqualTo(LoadFixture.contentOf(file));
        return loaded;
    }

    @Test
    void everyKindOfValue() throws Exception {
        LoadedOnServer loaded = roundTrip("""
                CREATE TABLE v (a, b ANY, c REAL, d TEXT, e BLOB, f INTEGER, g NUMERIC);
                INSERT INTO v VALUES (1, 1.0, 1.0, 1.0, x'', 9223372036854775807, 1.5);
                INSERT INTO v VALUES (-9223372036854775808, 5e-324, -0.0, '', x'00ff', -9223372036854775808, '1e3x');
                INSERT INTO v VALUES (9e999, -9e999, 1.7976931348623157e308, 'a''b"c', zeroblob(3000), 0, NULL);
                INSERT INTO v VALUES (0.1 + 0.2, 1e300, 2.2250738585072014e-308, 'line' || char(10) || 'two' || char(13), NULL, NULL, 'ünïcödé 😀');
                INSERT INTO v VALUES (100.0, 1e15, 123456789012345678, '\\n not a newline', x'27', 3, 4);
                """);
        assertThat(loaded.dump()).isEqualTo(new LoadedDump(6, 5));
        assertThat(loaded.notes()).isEmpty();
    }

    @Test
    void textThatSqlCannotHold() throws SQLException {
        fixture.load(dump(
                "CREATE TABLE t(a);",
                "INSERT INTO t VALUES(CAST(X'410042' AS TEXT));",
                "INSERT INTO t VALUES(CAST(X'fffe41' AS TEXT));",
                "INSERT INTO t VALUES(1e999);",
                "INSERT INTO t VALUES(-9e999);"));
        assertThat(fixture.query("SELECT typeof(a) || hex(CAST(a AS BLOB)) FROM t ORDER BY rowid"))
                .containsExactly("text410042", "textFFFE41", "real496E66", "real2D496E66");
    }

    @Test
    void everyKindOfTable() throws Exception {
        LoadedOnServer loaded = roundTrip("""
                PRAGMA foreign_keys=OFF;
                CREATE TABLE "select" ("a b" TEXT, [c d] INT, "e""f" PRIMARY KEY) WITHOUT ROWID;
                INSERT INTO "select" VALUES ('x', 1, 'k');
                CREATE TABLE s (a INTEGER, b TEXT) STRICT;
                INSERT INTO s VALUES (1, 'x'), (2, NULL);
                CREATE TABLE g (a, b AS (a * 2) STORED, c AS (a || 'x'));
                INSERT INTO g(a) VALUES (1), (2);
                CREATE TABLE child (id INTEGER PRIMARY KEY, p REFERENCES parent(id), o REFERENCES nowhere(x));
                INSERT INTO child VALUES (1, 1, 7), (2, 99, NULL);
                CREATE TABLE parent (id INTEGER PRIMARY KEY, c NOT NULL REFERENCES child(id), self REFERENCES parent(id));
                INSERT INTO parent VALUES (1, 1, 2), (2, 1, 1);
                CREATE TABLE empty (a);
                CREATE TABLE n (id INTEGER PRIMARY KEY AUTOINCREMENT, a);
                INSERT INTO n VALUES (5, 'x'), (900, 'y');
                DELETE FROM n WHERE id = 900;
                CREATE UNIQUE INDEX u ON s(a) WHERE b IS NOT NULL;
                CREATE INDEX x ON g(a + 1, c COLLATE NOCASE);
                CREATE VIEW w AS SELECT a AS "a;b", 'it''s' FROM s;
                CREATE TRIGGER t AFTER INSERT ON s BEGIN
                    INSERT INTO empty VALUES (new.a);
                    UPDATE g SET a = CASE WHEN a = 1 THEN 2 ELSE 3 END;
                END;
                CREATE TABLE attachments (a); INSERT INTO attachments VALUES ('ATTACH me;');
                """);
        assertThat(loaded.notes()).isEmpty();
        assertThat(fixture.query("SELECT seq FROM sqlite_sequence WHERE name = 'n'"))
                .containsExactly("900");
        assertThat(fixture.query("SELECT foreign_keys FROM pragma_foreign_keys"))
                .containsExactly("1");
    }

    /** The tables behind a virtual one are those of the dump, to the byte, and are understood. */
    @Test
    void virtualTables() throws Exception {
        roundTrip("""
                CREATE VIRTUAL TABLE "f'5" USING fts5(title, body, tokenize='porter unicode61', prefix='2 3');
                INSERT INTO "f'5" VALUES ('The Lighthouse', 'ships were sailing'), ('Harbour', 'anchors and chains');
                INSERT INTO "f'5"("f'5", rank) VALUES ('pgsz', 100);
                DELETE FROM "f'5" WHERE title = 'Harbour';
                CREATE TABLE words_content (id INTEGER PRIMARY KEY, w);
                INSERT INTO words_content VALUES (1, 'outside content');
                CREATE VIRTUAL TABLE words USING fts5(w, content='words_content', content_rowid='id');
                INSERT INTO words(words) VALUES ('rebuild');
                CREATE VIRTUAL TABLE f4 USING fts4(a, b);
                INSERT INTO f4 VALUES ('full text', 'search of old'), ('more', 'text');
                CREATE VIRTUAL TABLE place USING rtree(id, x0, x1, y0, y1);
                INSERT INTO place SELECT value, value, value + 1, value, value + 2 FROM generate_series(1, 200);
                CREATE TABLE after (a); INSERT INTO after VALUES (1);
                """);
        assertThat(fixture.query("SELECT title FROM \"f'5\" WHERE \"f'5\" MATCH 'sail'"))
                .containsExactly("The Lighthouse");
        assertThat(fixture.query("SELECT rowid FROM words WHERE words MATCH 'outside'"))
                .containsExactly("1");
        assertThat(fixture.query("SELECT a FROM f4 WHERE f4 MATCH 'text' ORDER BY a"))
                .containsExactly("full text", "more");
        assertThat(fixture.query("SELECT count(*) FROM place WHERE x0 >= 10 AND x1 <= 20"))
                .containsExactly("10");
        try (Connection connection = fixture.connect();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"f'5\" VALUES ('New', 'added later')");
            statement.execute("INSERT INTO \"f'5\"(\"f'5\") VALUES ('integrity-check')");
            statement.execute("INSERT INTO place VALUES (1000, 15, 16, 15, 16)");
        }
        assertThat(fixture.query("SELECT rtreecheck('place')")).containsExactly("ok");
        assertThat(fixture.query("SELECT title FROM \"f'5\" WHERE \"f'5\" MATCH 'later'"))
                .containsExactly("New");
    }

    @Test
    void aVirtualTableWhoseRowsAreInTheDump() throws SQLException {
        fixture.load(dump("CREATE VIRTUAL TABLE f USING fts5(a);", "INSERT INTO f VALUES('hello world');"));
        assertThat(fixture.query("SELECT a FROM f WHERE f MATCH 'hello'")).containsExactly("hello world");
    }

    @Test
    void whatOnlyLibsqlHas() throws SQLException {
        LoadedOnServer loaded = fixture.load(dump(
                "CREATE TABLE v(id INTEGER PRIMARY KEY, e F32_BLOB(3));",
                "INSERT INTO v VALUES(1,X'0000803f0000004000004040');",
                "INSERT INTO v VALUES(2,X'0000003f0000804000004040');",
                "CREATE TABLE libsql_vector_meta_shadow ( name TEXT PRIMARY KEY, metadata BLOB ) WITHOUT ROWID;",
                "INSERT INTO libsql_vector_meta_shadow VALUES('near',X'00');",
                "CREATE TABLE near_shadow (index_key  INTEGER , data BLOB, PRIMARY KEY (index_key));",
                "INSERT INTO near_shadow VALUES(1,X'00');",
                "CREATE TABLE r(a TEXT PRIMARY KEY) RANDOM ROWID;",
                "INSERT INTO r VALUES('x');",
                "CREATE INDEX near_shadow_idx ON near_shadow (index_key);",
                "CREATE INDEX near ON v(libsql_vector_idx(e));"));
        assertThat(loaded.notes()).singleElement().asString().contains("vector indexes were built anew");
        assertThat(fixture.query("SELECT id FROM vector_top_k('near', vector32('[1,2,3]'), 1)"))
                .containsExactly("1");
        assertThat(fixture.query("SELECT count(*) FROM r")).containsExactly("1");
    }

    @Test
    void whatAServerDoesNotTakeIsLeftOutAndTold() throws SQLException {
        LoadedOnServer loaded = fixture.load(
                dump(
                        "CREATE TABLE t(a);",
                        "INSERT INTO t VALUES(1);",
                        "ANALYZE sqlite_schema;",
                        "INSERT INTO sqlite_stat1 VALUES('t','i','1 1');",
                        "PRAGMA application_id=7;",
                        "CREATE INDEX i ON t(a);"),
                new HeaderValues(42, 7));
        assertThat(loaded.notes()).hasSize(3);
        assertThat(loaded.notes().get(0)).contains("ANALYZE");
        assertThat(loaded.notes().get(1)).startsWith("PRAGMA application_id=7 was left out");
        assertThat(loaded.notes().get(2)).contains("application_id is 7");
        assertThat(fixture.content()).contains("user_version [42]", "index i CREATE INDEX i ON t(a)");
    }

    /** The table stays in SQLite when the last table with AUTOINCREMENT goes, and the dump speaks of it. */
    @Test
    void countersOfNoTable() throws Exception {
        LoadedOnServer loaded = fixture.load(dump(
                "CREATE TABLE t(a);", "DELETE FROM sqlite_sequence;", "INSERT INTO sqlite_sequence VALUES('gone',9);"));
        assertThat(loaded.dump().statements()).isEqualTo(3);
        assertThat(fixture.query("SELECT name || seq FROM sqlite_sequence")).contains("gone9");
        assertThat(names()).containsExactly("t");
    }

    private static List<String> names() throws SQLException {
        try (Connection connection = fixture.connect()) {
            return ServerContents.of(connection).names();
        }
    }

    @Test
    void aDatabaseThatHasTablesIsRefused() throws SQLException {
        fixture.reset("CREATE TABLE \"it's\" (a)", "CREATE VIEW w AS SELECT 1", "CREATE VIRTUAL TABLE f USING fts5(a)");
        LibsqlctlException failure =
                fixture.refused(Existing.REFUSE, dump("CREATE TABLE t(a);"), ErrorCode.DATABASE_NOT_EMPTY);
        assertThat(failure).hasMessageContaining("has tables already: it's, f, w");
        assertThat(failure.hint()).get().asString().contains("--replace");
    }

    @Test
    void everythingIsReplaced() throws Exception {
        fixture.reset(
                "CREATE TABLE \"it's \"\"a\"\" [table]\" (a INTEGER PRIMARY KEY AUTOINCREMENT)",
                "INSERT INTO \"it's \"\"a\"\" [table]\" VALUES (70)",
                "CREATE TABLE p (id INTEGER PRIMARY KEY, c REFERENCES c(id))",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p REFERENCES p(id))",
                "INSERT INTO p VALUES (1, NULL)",
                "INSERT INTO c VALUES (1, 1)",
                "UPDATE p SET c = 1",
                "CREATE VIEW w AS SELECT * FROM p",
                "CREATE TRIGGER tr INSTEAD OF INSERT ON w BEGIN SELECT 1; END",
                "CREATE VIRTUAL TABLE \"f 5\" USING fts5(a)",
                "CREATE VIRTUAL TABLE rt USING rtree(id, x, y)",
                "CREATE TABLE v (e F32_BLOB(3))",
                "CREATE INDEX vi ON v(libsql_vector_idx(e))",
                "INSERT INTO v VALUES (vector('[1,2,3]'))",
                "PRAGMA user_version = 5");
        Path file = directory.resolve("new.db");
        String script =
                "CREATE TABLE p(a); INSERT INTO p VALUES('new'); CREATE VIRTUAL TABLE w USING fts5(b); INSERT INTO w VALUES('x');";
        fixture.load(Existing.REPLACE, LoadFixture.shellDump(file, script));
        assertThat(fixture.content()).isEqualTo(LoadFixture.contentOf(file));
        assertThat(fixture.query("SELECT count(*) FROM sqlite_sequence")).containsExactly("0");
    }

    @Test
    void aStatementThatFailsIsToldWithItsLineAndNothingIsChanged() throws SQLException {
        fixture.reset("CREATE TABLE old (a)", "INSERT INTO old VALUES (1)", "PRAGMA user_version = 3");
        String[] lines = new String[2000];
        lines[0] = "CREATE TABLE t(a UNIQUE, b);";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "INSERT INTO t VALUES(" + (i == 1500 ? 7 : i) + ",'row');";
        }
        assertThat(fixture.refused(Existing.REPLACE, dump(lines), ErrorCode.RESTORE_FAILED))
                .hasMessageContaining("a.sql:1503: ")
                .hasMessageContaining(
                        "UNIQUE constraint failed: t.a in: INSERT INTO t VALUES(7,'row'); nothing was changed");
        assertThat(fixture.refused(
                        Existing.REPLACE,
                        dump("CREATE TABLE t(a);", "CREATE VIEW w AS SELECT group_concat(a ORDER BY a) FROM t;"),
                        ErrorCode.RESTORE_FAILED))
                .hasMessageContaining("a.sql:4: ");
        assertThat(fixture.refused(
                        Existing.REPLACE,
                        dump("CREATE TABLE t(a);", "INSERT INTO t VALUES(1);", "INSERT INTO t VALUES(1,2);"),
                        ErrorCode.RESTORE_FAILED))
                .hasMessageContaining("a.sql:5: ");
    }

    @Test
    void whatCanBeToldIsRefusedBeforeAnythingIsSent() throws SQLException {
        fixture.reset("CREATE TABLE old (a)");
        String large = "INSERT INTO t VALUES(1,'" + "x".repeat(5_000_001) + "');";
        assertThat(fixture.refused(Existing.REPLACE, dump("CREATE TABLE t(a,b);", large), ErrorCode.RESTORE_REFUSED))
                .hasMessageContaining("a.sql:4: a row of at least 5000003 bytes");
        assertThat(fixture.refused(Existing.REPLACE, dump("ATTACH 'x.db' AS x;"), ErrorCode.RESTORE_REFUSED))
                .hasMessageContaining("a.sql:3: a server does not execute ATTACH");
    }

    /** One that is just small enough, and one that only the server can tell to be too large. */
    @Test
    void theLargestValues() throws SQLException {
        fixture.load(dump("CREATE TABLE t(a);", "INSERT INTO t VALUES('" + "ä".repeat(2_499_990) + "');"));
        assertThat(fixture.query("SELECT length(a) FROM t")).containsExactly("2499990");
        fixture.reset();
        assertThat(fixture.refused(
                        Existing.REFUSE,
                        dump("CREATE TABLE t(a);", "INSERT INTO t VALUES('" + "x".repeat(4_999_998) + "');"),
                        ErrorCode.RESTORE_FAILED))
                .hasMessageContaining("a.sql:4: ")
                .hasMessageContaining("too big");
    }

    @Test
    void whatDiffersIsRolledBack() throws SQLException {
        fixture.reset("CREATE TABLE old (a)");
        ServerLoadRequest request = fixture.request(
                server.endpoint(), Existing.REPLACE, dump("CREATE TABLE t(a);", "INSERT INTO t VALUES(1);"));
        List<String> seen = new ArrayList<>();
        LibsqlctlException failure = fixture.refused(
                new ServerLoadRequest(
                        request.target(),
                        request.dump(),
                        Optional.empty(),
                        request.existing(),
                        Optional.of(loading -> {
                            seen.addAll(DatabaseContent.column(loading, "SELECT a FROM t"));
                            throw new LibsqlctlException(ErrorCode.RESTORE_DIFFERS, "t", null);
                        }),
                        request.progress()),
                ErrorCode.RESTORE_DIFFERS);
        assertThat(failure).hasMessage("t");
        assertThat(seen).containsExactly("1");
    }

    /** Whoever asks for an end while the dump is read gets it before the next request. */
    @Test
    void aRestoreThatIsInterruptedInTheMiddleChangesNothing() throws SQLException {
        fixture.reset("CREATE TABLE old (a)");
        ServerLoadRequest request = fixture.request(
                server.endpoint(), Existing.REPLACE, dump("CREATE TABLE t(a);", "INSERT INTO t VALUES(1);"));
        AtomicInteger opened = new AtomicInteger();
        LibsqlctlException failure = LoadFixture.failure(new ServerLoadRequest(
                request.target(),
                () -> {
                    if (opened.incrementAndGet() == 2) {
                        Thread.currentThread().interrupt();
                    }
                    return request.dump().get();
                },
                Optional.empty(),
                request.existing(),
                Optional.empty(),
                request.progress()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(names()).containsExactly("old");
    }

    /** Views of what is not there, which SQLite allows. */
    @Test
    void brokenViewsAreReplacedAndLoaded() throws SQLException {
        fixture.reset(
                "CREATE TABLE t (a)",
                "CREATE VIEW w AS SELECT a FROM t",
                "CREATE VIEW v AS SELECT * FROM w",
                "DROP TABLE t");
        fixture.load(Existing.REPLACE, dump("CREATE TABLE x(a);", "CREATE VIEW w AS SELECT nil FROM nowhere;"));
        assertThat(names()).containsExactly("x", "w");
    }

    @Test
    void anInterruptedRestoreChangesNothing() throws SQLException {
        fixture.reset("CREATE TABLE old (a)");
        ServerLoadRequest request = fixture.request(
                server.endpoint(), Existing.REPLACE, dump("CREATE TABLE t(a);", "INSERT INTO t VALUES(1);"));
        ServerLoadRequest interrupted = new ServerLoadRequest(
                request.target(),
                request.dump(),
                Optional.empty(),
                request.existing(),
                Optional.of(loading -> Thread.currentThread().interrupt()),
                request.progress());
        LibsqlctlException failure = LoadFixture.failure(interrupted);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(names()).containsExactly("old");
    }
}
