package dev.libsqlctl.backup.bring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.create.BackupRequest.Proof;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a database goes only when all of it is in the file, or elsewhere. */
class StoppedDatabaseTest {
    @TempDir
    Path directory;

    private Path file;
    private Path log;

    @BeforeEach
    void place() {
        file = directory.resolve("data");
        log = directory.resolve("data-wal");
    }

    /** As a server that was killed leaves it: what was committed stands in the log alone. */
    private void create(String... statements) throws SQLException, IOException {
        Path other = directory.resolve("killed");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA wal_autocheckpoint=0");
            statement.execute("CREATE TABLE t(a)");
            statement.execute("INSERT INTO t VALUES('kept')");
            for (String sql : statements) {
                statement.execute(sql);
            }
            Files.copy(other, file);
            Files.copy(directory.resolve("killed-wal"), log);
        }
        assertThat(log).isNotEmptyFile();
    }

    private KeptDatabase keep() {
        RestoreRequest.Safety safety = new RestoreRequest.Safety(directory.resolve("safety"), ZoneOffset.UTC);
        RestoreRequest request = new RestoreRequest(
                directory.resolve("new"), RestoreRequest.Existing.REPLACED, Proof.VERIFIED, safety, "test");
        return new StoppedDatabase(file).keep(request, BackupProgress.NONE);
    }

    private void takeLog(KeptDatabase kept) {
        new StoppedDatabase(file).takeLog(kept);
    }

    @Test
    void whatStandsInTheLogIsInTheFileAfterwards() throws Exception {
        create();

        KeptDatabase kept = keep();
        takeLog(kept);

        assertThat(kept).isInstanceOf(KeptDatabase.AsBackup.class);
        Files.deleteIfExists(log);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT a FROM t")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("kept");
        }
    }

    @Test
    void aLogThatSomebodyReadsCannotGo() throws Exception {
        create();
        KeptDatabase kept = keep();
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT a FROM t").close();

            LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, () -> takeLog(kept));

            assertThat(failure.code()).isEqualTo(ErrorCode.IO_ERROR);
            assertThat(failure).hasMessageContaining("write-ahead log").hasMessageContaining("another program");
            assertThat(log).isNotEmptyFile();
        }
    }

    @Test
    void theLogOfASchemaThatLibsqlAloneUnderstandsIsTaken() throws Exception {
        create(
                "PRAGMA writable_schema=ON",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE t(a PRIMARY KEY) RANDOM ROWID'");

        KeptDatabase kept = keep();
        takeLog(kept);

        assertThat(kept).isInstanceOf(KeptDatabase.AsBackup.class);
        assertThat(Files.notExists(log) || Files.size(log) == 0).isTrue();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("RANDOM ROWID")
                .contains("kept");
    }

    @Test
    void aDamagedOneIsKeptAsItIsForItsOwnerAlone() throws IOException {
        Files.writeString(file, "nothing that SQLite could read: ".repeat(1000));
        Files.writeString(log, "no log either");

        KeptDatabase kept = keep();
        takeLog(kept);

        assertThat(kept).isInstanceOf(KeptDatabase.AsFiles.class);
        Path copies = kept.place().orElseThrow();
        assertThat(copies.resolve("data")).hasSameBinaryContentAs(file);
        assertThat(copies.resolve("data-wal")).hasContent("no log either");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copies)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copies.resolve("data"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whereThereIsNoneNothingIsKept() {
        KeptDatabase kept = keep();
        takeLog(kept);

        assertThat(kept.place()).isEmpty();
        assertThat(file).doesNotExist();
    }
}
