package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump becomes a file, in full or not at all. */
class FileLoadTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("new #1?.db");
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private void assertFails(String dump, ErrorCode code, String message) throws IOException {
        assertThatThrownBy(() -> Loads.load(dump, file()))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
        assertNothingLeft();
    }

    private static String rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "INSERT INTO t VALUES(" + i + ",'row " + i + "');\n")
                .collect(Collectors.joining());
    }

    @Test
    void itIsLoadedWithTheNumbersOfItsHeader() throws SQLException {
        LoadedDump loaded = FileLoad.load(
                Loads.reader("BEGIN;\nCREATE TABLE t(a, b);\n" + rows(5000) + "COMMIT;\n"),
                directory.resolve("a.db"),
                Optional.of(new HeaderValues(-7, 42)),
                BackupProgress.NONE);

        assertThat(loaded).isEqualTo(new LoadedDump(5003, 5000));
        assertThat(Loads.query(directory.resolve("a.db"), "SELECT count(*) || ' ' || sum(a) FROM t"))
                .isEqualTo("5000 12502500");
        assertThat(Loads.query(directory.resolve("a.db"), "PRAGMA user_version"))
                .isEqualTo("-7");
        assertThat(Loads.query(directory.resolve("a.db"), "PRAGMA application_id"))
                .isEqualTo("42");
    }

    @Test
    void theRowsOfOneStatementKeepTheTypesThatEachHasByItself() throws SQLException {
        Loads.load("""
                CREATE TABLE t(a, n NUMERIC, s TEXT);
                INSERT INTO t VALUES(CAST(X'31' AS TEXT),'1.0',1);
                INSERT INTO t VALUES(1,1.5,1.0);
                INSERT INTO t VALUES(1.0,1.0,replace('a\\nb','\\n',char(10)));
                INSERT INTO t VALUES('1',NULL,X'31');
                INSERT INTO t VALUES(9e999,-9e999,(SELECT count(*) FROM t));
                """, directory.resolve("a.db"));

        assertThat(Loads.query(
                        directory.resolve("a.db"),
                        "SELECT group_concat(typeof(a) || ' ' || typeof(n) || ' ' || typeof(s), ', ') FROM t"))
                .isEqualTo("text integer text, integer real text, real integer text, text null blob, real real text");
    }

    @Test
    void aStatementOfSeveralMegabytesIsLoaded() throws SQLException {
        Loads.load(
                "CREATE TABLE t(a);INSERT INTO t VALUES(X'" + "00".repeat(5_000_000) + "');",
                directory.resolve("a.db"));

        assertThat(Loads.query(directory.resolve("a.db"), "SELECT length(a) FROM t"))
                .isEqualTo("5000000");
    }

    @Test
    void theStatementThatFailsIsNamed() throws IOException {
        assertFails(
                "BEGIN;\nCREATE TABLE t(a UNIQUE, b);\n" + rows(3000) + "INSERT INTO t VALUES(2,'again\n');\n"
                        + "INSERT INTO t VALUES(3,'again');\nCOMMIT;\n",
                ErrorCode.RESTORE_FAILED,
                "a.sql:3003: UNIQUE constraint failed: t.a in: INSERT INTO t VALUES(2,'again ')");
        assertFails(
                "BEGIN;\nCREATE TABLE t(a);\nINSERT INTO t VALUES(1);\nINSERT INTO t VALUES(1,2);\nCOMMIT;\n",
                ErrorCode.RESTORE_FAILED,
                "a.sql:4: table t has 1 columns but 2 values were supplied");
        assertFails(
                "BEGIN;\n\nCREATE TABEL t(a);\nCOMMIT;\n",
                ErrorCode.RESTORE_FAILED,
                "a.sql:3: near \"TABEL\": syntax error");
        assertFails("BEGIN;\nbackup to x;\nCOMMIT;\n", ErrorCode.RESTORE_FAILED, "a.sql:2: near \"backup\"");
    }

    @Test
    void aConflictThatTakesTheTransactionIsNamedByItsLines() throws IOException {
        assertFails(
                "BEGIN;\nCREATE TABLE t(a UNIQUE ON CONFLICT ROLLBACK);\nINSERT INTO t VALUES(1);\n"
                        + "INSERT INTO t VALUES(1);\nCOMMIT;\n",
                ErrorCode.RESTORE_FAILED,
                "a.sql:3: UNIQUE constraint failed: t.a in a statement of the lines 3 to 4");
    }

    @Test
    void aDumpThatIsCutOffLeavesNothing() throws IOException {
        assertFails(
                "BEGIN;\nCREATE TABLE t(a, b);\n" + rows(5000),
                ErrorCode.BACKUP_INVALID,
                "there is no COMMIT after line 5002");
        assertFails("", ErrorCode.BACKUP_INVALID, "is empty");
    }

    @Test
    void noOtherFileIsReachedFor() throws IOException {
        Path other = directory.resolve("other.db");
        assertFails("ATTACH '" + other + "' AS o;", ErrorCode.RESTORE_FAILED, "too many attached databases");
        assertFails("VACUUM INTO '" + other + "';", ErrorCode.RESTORE_FAILED, "VACUUM");
    }

    @Test
    void whoIsInterruptedLoadsNothing() throws IOException {
        Thread.currentThread().interrupt();
        assertFails("CREATE TABLE t(a);", ErrorCode.INTERRUPTED, "interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Without an end of its own, the statement ends because SQLite is told to. */
    @Test
    void whoIsInterruptedDuringAStatementLoadsNothing() throws IOException {
        Thread loading = Thread.currentThread();
        BackupProgress interrupting = new BackupProgress() {
            @Override
            public void note(String message) {}

            @Override
            public void begin(String work, long rows, long bytes) {}

            @Override
            public void advance(long rows, long bytes) {
                Thread killer = new Thread(() -> {
                    while (!Files.exists(file()) || loading.getState() != Thread.State.RUNNABLE) {
                        Thread.onSpinWait();
                    }
                    loading.interrupt();
                });
                killer.start();
            }
        };
        String endless =
                "CREATE TABLE t AS WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n;";

        assertThatThrownBy(() -> FileLoad.load(
                        Loads.reader("CREATE TABLE u(a);" + endless), file(), Optional.empty(), interrupting))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        assertNothingLeft();
    }

    @Test
    void aFileThatIsThereIsLeftAlone() throws IOException {
        Files.writeString(file(), "precious");

        assertThatThrownBy(() -> Loads.load("CREATE TABLE t(a);", file())).hasMessageContaining("is there already");
        assertThat(file()).hasContent("precious");
    }

    @Test
    void whereNoFileCanBeMadeThatIsSaid() {
        assertThatThrownBy(() -> Loads.load("CREATE TABLE t(a);", directory.resolve("missing/a.db")))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR));
    }
}
