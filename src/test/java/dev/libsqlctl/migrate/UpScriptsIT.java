package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A script means what SQLite's shell says that it means. */
class UpScriptsIT extends EachDatabaseContract {
    private static final int ROWS = 100_000;

    @Test
    void semicolonsEndAStatementOnlyWhereTheyDoForSqlite() {
        project.write("1_all.up.sql", """
                -- A comment; with a semicolon, and a quote: '
                CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT, "end" TEXT DEFAULT 'a;b', [case] TEXT, twice INTEGER AS (id * 2) STORED);
                CREATE TABLE log (line TEXT);
                /* another; one */
                CREATE TRIGGER notes_log AFTER INSERT ON notes WHEN new.text IS NOT NULL
                BEGIN
                    INSERT INTO log VALUES ('begin; ' || CASE WHEN new.id > 1 THEN 'later;' ELSE 'first;' END);
                    UPDATE notes SET "end" = 'x' WHERE id = new.id; -- inside
                END;
                CREATE VIRTUAL TABLE search USING fts5(text, tokenize = 'porter');
                INSERT INTO search VALUES ('running; fast');
                INSERT INTO notes (text) VALUES ('It''s; fine'), (NULL) RETURNING id;
                INSERT INTO notes (text) VALUES ('?'), ('${placeholder}'), ('{fn now()}')""");

        assertThat(project.migrate("up")).succeeded();

        assertThat(project.query("SELECT id, text, \"end\", twice FROM notes"))
                .containsExactly(
                        "1,It's; fine,x,2", "2,null,a;b,4", "3,?,x,6", "4,${placeholder},x,8", "5,{fn now()},x,10");
        assertThat(project.query("SELECT line FROM log"))
                .containsExactly("begin; first;", "begin; later;", "begin; later;", "begin; later;");
        assertThat(project.query("SELECT text FROM search WHERE search MATCH 'run'"))
                .containsExactly("running; fast");
    }

    @Test
    void lineEndsByteOrderMarksAndEmptyScriptsMakeNoDifference() throws Exception {
        Files.write(
                project.file("1_crlf.up.sql"),
                "\ufeffCREATE TABLE a (id);\r\nINSERT INTO a VALUES ('x\r\ny');\r\n".getBytes(StandardCharsets.UTF_8));
        project.write("2_empty.up.sql", "").write("3_comment.up.sql", "-- nothing yet\n");

        assertThat(project.migrate("up")).succeeded();

        assertThat(project.query("SELECT hex(id) FROM a")).containsExactly("780D0A79");
        assertThat(project.applied()).containsExactly("1", "2", "3");
    }

    @Test
    void transactionsWrittenInAScriptBelongToTheOneAroundIt() {
        project.write(
                "1_a.up.sql",
                "BEGIN;\nCREATE TABLE a (id);\nCOMMIT;\nINSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (1);");
        assertThat(project.migrate("up")).failedWith(ErrorCode.MIGRATION_FAILED).warns("1_a.up.sql:5:1: ");
        assertThat(project.tables()).isEmpty();

        project.write("1_a.up.sql", "BEGIN TRANSACTION;\nCREATE TABLE a (id);\nEND;\nINSERT INTO a VALUES (1);");
        assertThat(project.migrate("up")).succeeded();
        assertThat(project.query("SELECT id FROM a")).containsExactly("1");

        project.write("2_b.up.sql", "CREATE TABLE b (id);\nROLLBACK;");
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_REFUSED)
                .warns("2_b.up.sql");
        assertThat(project.tables()).containsExactly("a");
    }

    @Test
    void whatIsNoTextIsRefused() throws Exception {
        Files.write(
                project.file("1_latin.up.sql"),
                new byte[] {'S', 'E', 'L', 'E', 'C', 'T', ' ', '\'', (byte) 0xe4, '\''});
        assertThat(project.migrate("up"))
                .failedWith(ErrorCode.MIGRATION_UNREADABLE)
                .warns("1_latin.up.sql");
    }

    @Test
    void tenMegabytesOfInsertsAreOneMigration() {
        StringBuilder script = new StringBuilder("CREATE TABLE big (id INTEGER PRIMARY KEY, text TEXT);\n");
        for (int i = 1; i <= ROWS; i++) {
            script.append("INSERT INTO big VALUES (")
                    .append(i)
                    .append(", '")
                    .append("x".repeat(65))
                    .append("');\n");
        }
        project.write("1_big.up.sql", script.toString());

        assertThat(project.migrate("up")).succeeded();

        assertThat(project.query("SELECT count(*), sum(id), min(length(text)) FROM big"))
                .containsExactly(ROWS + "," + (long) ROWS * (ROWS + 1) / 2 + ",65");
    }
}
