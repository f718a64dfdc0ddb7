package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dumps of the shell of SQLite and of a server, loaded: the shell finds the same in the file. */
class LoadedAgainIT {
    @TempDir
    Path directory;

    private static final String SCHEMA = """
            CREATE VIRTUAL TABLE f USING fts5(a, b, tokenize='porter unicode61');
            INSERT INTO f VALUES('running fast','it''s'),('x','y');
            CREATE TABLE ext(id INTEGER PRIMARY KEY, t TEXT);
            INSERT INTO ext VALUES(1,'one'),(2,'two');
            CREATE VIRTUAL TABLE e USING fts5(t, content='ext', content_rowid='id');
            INSERT INTO e(e) VALUES('rebuild');
            CREATE VIRTUAL TABLE c USING fts5(a, content='');
            INSERT INTO c(rowid, a) VALUES(1,'hello');
            CREATE VIRTUAL TABLE r USING rtree(id, x0, x1);
            INSERT INTO r VALUES(1,2,3),(2,-1e30,5.5);
            CREATE TRIGGER ext_insert AFTER INSERT ON ext BEGIN
              INSERT INTO e(rowid,t) VALUES(new.id,new.t);
              SELECT CASE WHEN new.id>5 THEN 1 ELSE 2 END;
            END;
            CREATE TABLE attachments(id INTEGER PRIMARY KEY AUTOINCREMENT, s TEXT, d AS (length(s)));
            INSERT INTO attachments(s) VALUES('attach;'),('two' || char(10) || 'lines');
            CREATE INDEX i ON attachments(s) WHERE s IS NOT NULL;
            CREATE VIEW v AS SELECT "s" FROM attachments -- a comment; in it
            ;
            """;

    @Test
    void aDumpOfTheShellGivesTheSameDump() throws IOException, SQLException {
        Path original = directory.resolve("original.db");
        ReferenceShell.run(original, SCHEMA + """
                        CREATE VIRTUAL TABLE f4 USING fts4(a, tokenize=porter);
                        INSERT INTO f4 VALUES('some words');
                        CREATE TABLE vals(a, b REAL, c INTEGER, d TEXT, e NUMERIC, f BLOB);
                        INSERT INTO vals VALUES(1.0,1.0,1,'1',1.5,x'00'),(9e999,-9e999,9223372036854775807,'',-0.0,x'');
                        INSERT INTO vals VALUES(1e300,0.1,-9223372036854775808,'a' || char(13,10),'5.0',NULL);
                        INSERT INTO vals VALUES(CAST(x'ff41' AS TEXT),1,1,CAST(x'c3' AS TEXT),1,'a;b--c/*');
                        CREATE TABLE "we ird"("a b" INT, [select] TEXT, PRIMARY KEY("a b")) WITHOUT ROWID;
                        INSERT INTO "we ird" VALUES(1,'x'),(2,'ü');
                        ANALYZE;
                        """);
        String dump = ReferenceShell.dump(original);
        Path loaded = directory.resolve("loaded.db");

        FileLoad.load(Loads.readerOfBytes(dump), loaded, Optional.empty(), BackupProgress.NONE);

        assertThat(ReferenceShell.dump(loaded)).isEqualTo(dump);
        assertThat(Loads.query(loaded, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(Loads.query(loaded, "SELECT b FROM f('run')")).isEqualTo("it's");
        assertThat(Loads.query(loaded, "SELECT rowid FROM c('hello')")).isEqualTo("1");
    }

    @Test
    void aDumpOfAServerGivesTheSameData() throws IOException, SQLException {
        Path loaded = directory.resolve("loaded.db");
        try (SqldServer server = SqldServer.start()) {
            try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
                    Statement statement = connection.createStatement()) {
                for (String sql : SCHEMA.split(";\n(?=CREATE|INSERT)")) {
                    statement.execute(sql);
                }
                statement.execute("CREATE TABLE vals(a, b)");
                statement.execute("INSERT INTO vals VALUES(9e999, -9e999), ('a' || char(0) || 'b', 1.5)");
            }
            try (InputStream dump = URI.create(server.url() + "/dump").toURL().openStream()) {
                FileLoad.load(new DumpReader(dump, "dump"), loaded, Optional.empty(), BackupProgress.NONE);
            }
        }

        assertThat(Loads.query(loaded, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(Loads.query(loaded, "SELECT b FROM f('run')")).isEqualTo("it's");
        assertThat(Loads.query(loaded, "SELECT rowid FROM c('hello')")).isEqualTo("1");
        assertThat(Loads.query(loaded, "SELECT group_concat(s, '|') FROM v")).isEqualTo("attach;|two\nlines");
        assertThat(Loads.query(loaded, "SELECT count(*) FROM vals WHERE a = 9e999 AND b = -9e999 OR hex(a) = '610062'"))
                .isEqualTo("2");
    }
}
