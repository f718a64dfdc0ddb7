package dev.libsqlctl.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.backup.archive.BackupName.Wish;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a backup is called, and what its name says. */
class BackupNameTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T23:04:05.9Z");

    @TempDir
    Path directory;

    private BackupFile name(String output, Manifest.Format format, Compression compression) {
        return new BackupName(directory, ZoneId.of("Europe/Berlin"))
                .of(
                        new Wish(
                                Optional.ofNullable(output),
                                Optional.ofNullable(format),
                                Optional.ofNullable(compression)),
                        BEGUN);
    }

    @ParameterizedTest
    @CsvSource({
        ", , backups/20261123-000405.backup.sql, SQL, NONE",
        ", NONE, backups/20261123-000405.backup.sql, SQL, NONE",
        ", GZIP, backups/20261123-000405.backup.sql.gz, SQL, GZIP",
        "SQL, ZSTD, backups/20261123-000405.backup.sql.zst, SQL, ZSTD",
        "DATABASE, , backups/20261123-000405.backup.db, DATABASE, NONE"
    })
    void whoNamesNothingGetsATimeInTheirZone(
            Manifest.Format format, Compression compression, String path, Manifest.Format made, Compression with) {
        assertThat(name(null, format, compression)).isEqualTo(new BackupFile(directory.resolve(path), made, with));
    }

    @ParameterizedTest
    @CsvSource({
        "x.sql, , , SQL, NONE",
        "x.sql.gz, , , SQL, GZIP",
        "x.sql.zst, , , SQL, ZSTD",
        "y/../x.dump, , , SQL, NONE",
        "x.dump, , GZIP, SQL, GZIP",
        "x.gz, , GZIP, SQL, GZIP",
        "x.db, , , DATABASE, NONE",
        "x.sqlite3, , NONE, DATABASE, NONE",
        "x, DATABASE, , DATABASE, NONE"
    })
    void aNameSaysWhatItIs(
            String output, Manifest.Format format, Compression compression, Manifest.Format made, Compression with) {
        assertThat(name(output, format, compression))
                .isEqualTo(new BackupFile(directory.resolve(output).normalize(), made, with));
    }

    @ParameterizedTest
    @CsvSource({
        "x.sql.gz, , ZSTD",
        "x.sql.gz, , NONE",
        "x.zst, , GZIP",
        "x.db, , GZIP",
        "x.db.gz, DATABASE, ",
        ", DATABASE, ZSTD",
        "x.sql, DATABASE, ",
        "x.db, SQL, "
    })
    void aNameThatWouldLieIsRefused(String output, Manifest.Format format, Compression compression) {
        assertThatThrownBy(() -> name(output, format, compression))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID));
    }

    @Test
    void aDirectoryTakesTheDefaultName() throws IOException {
        Files.createDirectory(directory.resolve("d.gz"));

        assertThat(name("d.gz", null, Compression.ZSTD).path())
                .isEqualTo(directory.resolve("d.gz/20261123-000405.backup.sql.zst"));
    }

    @ParameterizedTest
    @CsvSource({
        "new/, , , new/20261123-000405.backup.sql",
        "a/new//, , GZIP, a/new/20261123-000405.backup.sql.gz",
        "new.db/, , , new.db/20261123-000405.backup.sql",
        "new.sql.gz/, DATABASE, , new.sql.gz/20261123-000405.backup.db"
    })
    void soDoesWhatEndsWithASlash(String output, Manifest.Format format, Compression compression, String path) {
        assertThat(name(output, format, compression).path()).isEqualTo(directory.resolve(path));
    }

    @ParameterizedTest
    @CsvSource({
        "20261123-000405.backup.sql, 2026-11-22T23:04:05Z",
        "app-20260701-000000.sql.gz, 2026-06-30T22:00:00Z",
        "20261323-000405.backup.sql, ",
        "120261123-000405.sql, ",
        "x.sql, "
    })
    void theTimeInANameIsRead(String name, Instant time) {
        assertThat(new BackupName(directory, ZoneId.of("Europe/Berlin")).time(Path.of(name)))
                .isEqualTo(Optional.ofNullable(time));
    }
}
