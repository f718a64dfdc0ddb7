package dev.libsqlctl.backup.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no dump, or not all of one. */
class DamagedDumpTest {
    private static void assertInvalid(byte[] dump, String words) {
        assertThatThrownBy(() -> Dumps.read(dump))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BACKUP_INVALID))
                .hasMessageStartingWith("a.sql")
                .hasMessageContaining(words);
    }

    @Test
    void aDumpThatIsCutAnywhereIsNotTaken() {
        byte[] dump = """
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                CREATE TABLE t(a /* ; */ DEFAULT ';');
                INSERT INTO t VALUES('a;b',X'00',-1);
                CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;
                COMMIT;""".getBytes(StandardCharsets.UTF_8);
        int begun =
                new String(dump, StandardCharsets.UTF_8).indexOf("BEGIN TRANSACTION") + "BEGIN TRANSACTION;".length();

        assertThat(Dumps.read(dump)).hasSize(6);
        for (int length = begun; length < dump.length; length++) {
            assertInvalid(Arrays.copyOf(dump, length), "ends in the middle");
        }
    }

    @Test
    void whereItEndsIsSaid() {
        assertInvalid(Dumps.bytes("BEGIN;\nSELECT 1;\n\n"), "ends in the middle: there is no COMMIT after line 2");
        assertInvalid(Dumps.bytes("BEGIN;\nINSERT INTO t\nVALUES(1"), "of the statement that begins in line 2");
        assertInvalid(
                Dumps.bytes("BEGIN;\nINSERT INTO t\nVALUES('1"), "of a text, in the statement that begins in line 2");
    }

    @Test
    void aDumpOfADatabaseWithErrorsIsNotTaken() {
        assertInvalid(Dumps.bytes("BEGIN;\nROLLBACK; -- due to errors\n"), "the ROLLBACK in line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "'\n\n -- nothing\n'|holds no statement",
                "'{\"error\":\"Unauthorized\"}'|is JSON and no dump: {\"error\":\"Unauthorized\"}",
                "'<!DOCTYPE html><html>'|is HTML and no dump",
                "'Not found'|is no SQL: it begins with Not found"
            })
    void whatIsNoSqlIsCalledByItsName(String content, String words) {
        assertInvalid(content.getBytes(StandardCharsets.UTF_8), words);
    }

    @ParameterizedTest
    @CsvSource({
        "'SQLite format 3\0...', is a SQLite database",
        "'\u001f\u008b\b', is compressed with gzip",
        "'\u0028\u00b5\u002f\u00fd', is compressed with Zstandard",
        "'\u00ff\u00feB\0E\0', is text in UTF-16",
        "'\u007fELF\u0001\0\0\0', is a binary file",
    })
    void aFileOfAnotherKindIsCalledByItsName(String content, String words) {
        assertInvalid(Dumps.bytes(content), words);
    }

    @Test
    void zerosThatADiskLeftAreNotTakenForSql() {
        assertInvalid(Dumps.bytes("BEGIN;\nSELECT 1;\n\0\0\0\0\0\0"), "a.sql:3: a zero byte");
        assertInvalid(
                Dumps.bytes("BEGIN;\nINSERT INTO t VALUES(1);\nINSERT INTO t VALUES(1\0\0);"), "a.sql:3: a zero byte");
    }

    @Test
    void aNameThatIsNoUtf8IsNotGuessed() {
        assertInvalid(Dumps.bytes("BEGIN;\nCREATE TABLE a\u00ff(x);COMMIT;"), "a.sql:2: ");
    }

    @Test
    void aDumpThatCannotBeReadIsNoInvalidOne() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> Dumps.read(broken))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
                .hasMessage("a.sql cannot be read: connection reset");
    }
}
