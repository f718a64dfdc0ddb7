package dev.libsqlctl.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that would fail is found, and nothing is left of the search. */
class DumpCheckTest {
    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private DumpFindings inFile(String dump) {
        return DumpCheck.forFile(Loads.reader(dump), directory.resolve("scratch.db"), BackupProgress.NONE);
    }

    private DumpFindings inServer(String dump) {
        return DumpCheck.forServer(
                Loads.reader(dump), directory.resolve("scratch.db"), Optional.empty(), BackupProgress.NONE);
    }

    @Test
    void aDumpWithoutMistakesIsClean() {
        DumpFindings found = inFile("BEGIN;\nCREATE TABLE t(a);\nINSERT INTO t VALUES(1);\nCOMMIT;\n");

        assertThat(found.isClean()).isTrue();
        assertThat(found.statements()).isEqualTo(4);
        assertThat(found.rows()).isEqualTo(1);
    }

    @Test
    void everyMistakeIsFound() {
        DumpFindings found = inFile("""
                BEGIN;
                CREATE TABLE t(a UNIQUE);
                INSERT INTO t VALUES(1);
                INSERT INTO t VALUES(1);
                INSERT INTO t VALUES(2);
                INSERT INTO nowhere VALUES(2);
                CREATE INDEX i ON t(b);
                CREATE VIEW v AS SELECT FROM;
                INSERT INTO t VALUES(2);
                """);

        assertThat(found.problems()).extracting(DumpProblem::line).containsExactly(4L, 6L, 7L, 8L, 9L, 9L);
        assertThat(found.problems().get(0).message())
                .isEqualTo("UNIQUE constraint failed: t.a in: INSERT INTO t VALUES(1)");
        assertThat(found.problems().get(5).message()).contains("there is no COMMIT after line 9");
        assertThat(found.rows()).isEqualTo(2);
    }

    @Test
    void ofVeryManyMistakesTheFirstAreShown() {
        DumpFindings found = inFile("INSERT INTO t VALUES(1);\n".repeat(1500));

        assertThat(found.problems()).hasSize(1000);
        assertThat(found.more()).isEqualTo(500);
    }

    @Test
    void whatIsNoDumpIsAnError() {
        assertThatThrownBy(() -> inFile("{}"))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BACKUP_INVALID));
    }

    @Test
    void whatAServerRefusesIsFoundWithoutOne() {
        DumpFindings found = inServer("BEGIN;\nCREATE TABLE t(a, b);\n"
                + "CREATE VIEW v AS SELECT group_concat(a, ',' ORDER BY b) FROM t;\n"
                + "CREATE VIEW w AS SELECT count(*) OVER (ORDER BY a), (SELECT a FROM t ORDER BY b) FROM t;\n"
                + "CREATE VIEW x AS SELECT " + "(".repeat(99) + "1" + ")".repeat(99) + ";\n"
                + "CREATE VIEW y AS SELECT " + "abs(".repeat(40) + "1" + ")".repeat(40) + ";\n"
                + "INSERT INTO t VALUES(X'" + "00".repeat(5_000_001) + "',1);\n"
                + "INSERT INTO t VALUES(X'" + "00".repeat(4_000_000) + "',1);\n"
                + "CREATE TEMP TABLE u(a);\n"
                + "SAVEPOINT s;\n"
                + "CREATE VIRTUAL TABLE \"1st\" USING fts5(a);\n"
                + "COMMIT;\n");

        assertThat(found.problems()).extracting(DumpProblem::line).containsExactly(3L, 5L, 6L, 7L, 9L, 10L, 11L);
        assertThat(found.problems())
                .extracting(DumpProblem::message)
                .satisfiesExactly(
                        message -> assertThat(message).contains("no ORDER BY within an aggregate"),
                        message -> assertThat(message).contains("nested so deeply"),
                        message -> assertThat(message).contains("nested so deeply"),
                        message -> assertThat(message).contains("5,000,000 bytes"),
                        message -> assertThat(message).contains("does not execute CREATE TEMP"),
                        message -> assertThat(message).contains("one transaction"),
                        message -> assertThat(message).contains("begins with a digit"));
    }

    @Test
    void whatARestoreLeavesOutOfAServerWouldNotFail() {
        DumpFindings found = inServer("BEGIN;\nCREATE TABLE t(a);\n"
                + "PRAGMA journal_mode=WAL;\n"
                + "PRAGMA application_id=7;\n"
                + "ANALYZE sqlite_schema;\n"
                + "INSERT INTO sqlite_stat1 VALUES('t',NULL,'1');\n"
                + "SELECT 1;\n"
                + "COMMIT;\n");

        assertThat(found.problems()).isEmpty();
    }
}
