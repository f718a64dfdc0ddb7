package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backups of a directory, listed and deleted by the program. */
class BackupFolderIT {
    @TempDir
    Path directory;

    private Program program() {
        return Program.in(directory).with("TZ", "Europe/Berlin");
    }

    private Path backup(String name) throws IOException {
        return Files.writeString(
                Files.createDirectories(directory.resolve("backups")).resolve(name), "BEGIN;");
    }

    @Test
    void theyAreListedTheNewestFirst() throws IOException {
        assertThat(program().run("backup", "list")).succeeded().says("There are no backups in backups.");
        backup("20261101-100000.backup.sql");
        backup("20261102-100000.backup.sql.gz");
        Files.writeString(directory.resolve("backups/20261102-100000.backup.sql.gz.json"), "{");

        assertThat(program().run("backup", "list").out().lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0))
                        .matches("2026-11-02T10:00:00\\+01:00 +6 B +bad manifest +20261102-100000\\.backup\\.sql\\.gz"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("is no manifest of a backup"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("no manifest   20261101"));
        JsonObject newest = assertThat(program().run("backup", "list", "--dir", "backups", "--json"))
                .succeeded()
                .json()
                .getAsJsonArray("backups")
                .get(0)
                .getAsJsonObject();
        assertThat(newest.get("time").getAsString()).isEqualTo("2026-11-02T09:00:00Z");
        assertThat(newest.get("bytes").getAsLong()).isEqualTo(6);
    }

    @Test
    void noneIsDeletedUntilItIsMeant() throws IOException {
        Path old = backup("20261101-100000.backup.sql");
        Path young = backup("20261102-100000.backup.sql");

        assertThat(program().run("backup", "prune", "--keep", "1d"))
                .succeeded()
                .says("1 backup would be deleted.")
                .warns("hint: Nothing was deleted.");
        assertThat(old).exists();
        assertThat(program().run("backup", "prune", "--keep", "1d", "--yes"))
                .succeeded()
                .says("1 backup deleted.");
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(program().run("backup", "prune", "--keep", "1d", "--yes"))
                .succeeded()
                .says("There is nothing to delete in backups.");
        assertThat(program().run("backup", "prune", "--keep", "1q"))
                .failedWith(ErrorCode.USAGE)
                .warns("1q");
    }
}
