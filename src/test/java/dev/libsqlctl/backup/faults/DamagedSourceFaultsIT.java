package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that cannot be read, or not all of them. */
class DamagedSourceFaultsIT {
    private static final int ROWS = 3_000;

    @TempDir
    Path directory;

    private Path database;

    @BeforeEach
    void create() {
        database = Databases.twoTables(directory.resolve("source.db"), ROWS);
    }

    private Program.Run backup(String... options) {
        List<String> arguments = new ArrayList<>(List.of("backup", "--url", "sqlite:source.db", "-o", "out.sql"));
        arguments.addAll(List.of(options));
        return Program.in(directory).run(arguments.toArray(String[]::new));
    }

    private Program.Run refused(ErrorCode code) {
        FileTree before = FileTree.of(directory);
        Program.Run run = backup();
        assertThat(run).failedWith(code);
        assertThat(FileTree.of(directory)).isEqualTo(before);
        return run;
    }

    /** {@return the database that the dump makes} */
    private Path salvaged() throws IOException {
        FileTree before = FileTree.of(directory);
        assertThat(backup("--salvage")).exitedWith(1).warns("lost: table ").says("not verified");
        assertThat(Files.readString(directory.resolve("out.sql.json"))).contains("\"verified\": null");
        assertThat(FileTree.of(directory).without("out.sql", "out.sql.json")).isEqualTo(before);
        Path copy = directory.resolve("salvaged.db");
        assertThat(Program.in(directory).run("restore", "out.sql", "--to", copy.toString()))
                .succeeded();
        return copy;
    }

    private static List<String> ids(Path file, String table) {
        return Databases.query(file, "SELECT id FROM " + table + " ORDER BY id");
    }

    @Test
    void aDamagedTableIsNamedAndItsOtherRowsAreSalvaged() throws IOException {
        List<Long> leaves = Databases.pages(database, "a", "leaf");
        int perPage = ROWS / leaves.size();
        for (int leaf : List.of(0, 3, 5, 6, leaves.size() - 1)) {
            Databases.damage(database, leaves.get(leaf));
        }
        assertThat(refused(ErrorCode.SOURCE_CORRUPT)).warns("the table a").warns("--salvage");

        Path copy = salvaged();
        assertThat(ids(copy, "b")).hasSize(ROWS);
        assertThat(Databases.query(copy, "SELECT name FROM sqlite_schema")).contains("bx");
        // 5 of its leaves are gone, and not a row more.
        assertThat(ids(copy, "a")).hasSizeBetween(ROWS - 5 * (perPage + 1), ROWS - 4 * perPage);
    }

    @Test
    void aTableWithoutRowidIsSalvagedFromBothEnds() throws IOException {
        Databases.execute(
                database,
                "CREATE TABLE w(k TEXT, n INTEGER, v, PRIMARY KEY(n DESC, k)) WITHOUT ROWID",
                "INSERT INTO w SELECT t, id, 'v' FROM a");
        List<Long> leaves = Databases.pages(database, "w", "leaf");
        Databases.damage(database, leaves.get(leaves.size() / 2));
        assertThat(refused(ErrorCode.SOURCE_CORRUPT)).warns("the table w");

        Path copy = salvaged();
        int perPage = ROWS / leaves.size();
        assertThat(Databases.query(copy, "SELECT n FROM w"))
                .hasSizeBetween(ROWS - 2 * perPage, ROWS - perPage + 2)
                .contains("1", Integer.toString(ROWS));
        assertThat(ids(copy, "a")).hasSize(ROWS);
    }

    /** Where a file may be cut off: behind whole pages, and within pages of a table, also of its first one. */
    @ParameterizedTest
    @CsvSource({"20, 0", "20, 1000", "20, 4000", "4, 3000"})
    void aFileThatWasCutOffIsSalvagedUpToThere(int pages, int bytes) throws IOException {
        cutOff(pages, bytes);
        assertThat(refused(ErrorCode.SOURCE_CORRUPT)).warns("--salvage");
        Path copy = salvaged();
        // The one that stood where the file ends has zeros for what is gone.
        assertThat(Databases.query(copy, "SELECT id FROM a WHERE t IS NOT printf('%090d', id)"))
                .hasSizeLessThanOrEqualTo(1);
        // In a page, later rows stand before earlier ones.
        assertThat(ids(copy, "a")).hasSizeBetween(Math.max(0, pages - 4) * 41, Math.max(0, pages - 2) * 41);
    }

    @Test
    void aTableWithoutRowidThatWasCutOffIsSalvagedUpToThere() throws IOException {
        Files.delete(database);
        Databases.execute(
                database,
                "CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID",
                "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<1000) INSERT INTO w SELECT printf('%090d', i), i FROM c");
        cutOff(12, 3000);
        assertThat(refused(ErrorCode.SOURCE_CORRUPT)).warns("--salvage");
        List<String> values = Databases.query(salvaged(), "SELECT v FROM w ORDER BY k");
        assertThat(values).hasSizeBetween(300, 999).doesNotContainNull();
    }

    private void cutOff(int pages, int bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.setLength(pages * 4096L + bytes);
        }
    }

    @Test
    void noHeader() {
        Databases.overwrite(database, 0, 100);
        assertThat(refused(ErrorCode.SOURCE_CORRUPT)).warns("not a database").warns("restore a backup");
        assertThat(backup("--salvage")).failedWith(ErrorCode.SOURCE_CORRUPT);
        assertThat(FileTree.of(directory).names()).containsExactly("source.db");
    }

    @Test
    void aDamagedIndexTakesNothingFromTheTables() {
        Databases.damage(database, Databases.pages(database, "bx", "leaf").get(2));
        assertThat(backup()).succeeded().says("verified");
        assertThat(Program.in(directory).run("restore", "out.sql", "--to", "whole.db"))
                .succeeded();
        Path whole = directory.resolve("whole.db");
        assertThat(ids(whole, "b")).hasSize(ROWS);
        assertThat(Databases.query(whole, "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void whatIsNotThere() throws IOException {
        Files.delete(database);
        assertThat(refused(ErrorCode.SOURCE_UNREADABLE)).warns("there is no file");
    }

    @Test
    void whatAnotherProgramHasLocked() throws Exception {
        FileTree before = FileTree.of(directory);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            // Reading the file here would end the lock: it is this process's.
            assertThat(backup()).failedWith(ErrorCode.SOURCE_UNREADABLE).warns("locked by another program");
        }
        assertThat(FileTree.of(directory)).isEqualTo(before);
    }
}
