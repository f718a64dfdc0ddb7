package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that become full: what was on them is as it was, and nothing else is there. */
class FullDiskFaultsIT {
    private static final int ROWS = 10_000;
    private static final int PAGE = 4096;

    @TempDir
    Path directory;

    private SmallMount disk;
    private Path source;

    @BeforeEach
    void mount() throws IOException {
        assumeTrue(SmallMount.possible(), "only root can mount a small disk");
        disk = SmallMount.at(directory.resolve("disk"), 12_000);
        source = Databases.twoTables(directory.resolve("source.db"), ROWS);
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    private void fails(ErrorCode code, String words, String... arguments) {
        FileTree before = now();
        assertThat(Program.in(directory).run(arguments)).failedWith(code).warns(words);
        assertThat(now()).isEqualTo(before);
    }

    private FileTree now() {
        return FileTree.of(disk.path()).without("/lock");
    }

    private void succeeds(String... arguments) {
        assertThat(Program.in(directory).run(arguments)).succeeded();
    }

    private long size(String file) throws IOException {
        return Files.size(directory.resolve(file));
    }

    @Test
    void underABackup() throws IOException {
        succeeds("backup", "--url", "sqlite:source.db", "-o", "whole.sql");
        Files.write(disk.path().resolve("old.sql"), new byte[] {'x'});
        long dump = size("whole.sql");

        disk.leave(dump + 100_000);
        fails(
                ErrorCode.IO_ERROR,
                "disk is full",
                "backup",
                "--url",
                "sqlite:source.db",
                "-o",
                "disk/old.sql",
                "--force");
        disk.leave(dump / 2);
        fails(ErrorCode.IO_ERROR, "No space left", "backup", "--url", "sqlite:source.db", "-o", "disk/new.sql");
        fails(ErrorCode.IO_ERROR, "full", "backup", "--url", "sqlite:source.db", "-o", "disk/new.db", "--no-verify");
        disk.leave(50_000);
        fails(
                ErrorCode.IO_ERROR,
                "No space left",
                "backup",
                "--url",
                "sqlite:source.db",
                "-o",
                "disk/new.sql.zst",
                "--no-verify");
    }

    /** There is room for the backup, to the page, and none for its manifest. */
    @Test
    void underAManifest() throws IOException {
        succeeds("backup", "--url", "sqlite:source.db", "-o", "whole.sql");
        succeeds("backup", "--url", "sqlite:source.db", "--schema-only", "-o", "disk/old.sql");

        for (String[] output : List.of(new String[] {"disk/new.sql"}, new String[] {"disk/old.sql", "--force"})) {
            disk.leave((size("whole.sql") + PAGE - 1) / PAGE * PAGE);
            List<String> arguments =
                    new ArrayList<>(List.of("backup", "--url", "sqlite:source.db", "--no-verify", "-o"));
            arguments.addAll(List.of(output));
            fails(ErrorCode.IO_ERROR, "No space left", arguments.toArray(String[]::new));
        }
        succeeds("backup", "verify", "disk/old.sql");
    }

    @Test
    void underARestoreToAFile() throws IOException {
        succeeds("backup", "--url", "sqlite:source.db", "-o", "whole.sql");
        Path there = Databases.twoTables(disk.path().resolve("there.db"), 1_000);

        disk.leave(size("source.db") / 2);
        fails(ErrorCode.IO_ERROR, "full", "restore", "whole.sql", "--to", "disk/new.db");
        fails(ErrorCode.IO_ERROR, "full", "restore", "whole.sql", "--to", "disk/there.db", "--replace", "--yes");
        // Room for the new database beside the old one, but not for putting it in place.
        disk.leave(size("source.db") * 5 / 4);
        fails(ErrorCode.IO_ERROR, "full", "restore", "whole.sql", "--to", "disk/there.db", "--replace", "--yes");
        // The same with a write-ahead log, which cannot take it: the counter of changes is another afterwards, and
        // nothing else.
        assertThat(Databases.query(there, "PRAGMA journal_mode=WAL")).containsExactly("wal");
        disk.leave(size("source.db") * 5 / 4);
        assertThat(Program.in(directory).run("restore", "whole.sql", "--to", "disk/there.db", "--replace", "--yes"))
                .failedWith(ErrorCode.IO_ERROR)
                .warns("full");
        Files.delete(disk.path().resolve("ballast"));
        assertThat(Databases.query(there, "PRAGMA journal_mode")).containsExactly("wal");
        assertThat(Databases.query(there, "SELECT count(*) FROM a")).containsExactly("1000");
        succeeds("restore", "whole.sql", "--to", "disk/there.db", "--replace", "--yes");
        assertThat(Databases.query(there, "SELECT count(*) FROM a")).containsExactly(Integer.toString(ROWS));
    }

    @Test
    void underARestoreIntoADataDirectory() throws IOException {
        Databases.twoTables(directory.resolve("small.db"), 1_000);
        succeeds("backup", "--url", "sqlite:source.db", "-o", "whole.sql");
        String[] small = {"restore", "small.db", "--offline", "--data-dir", "disk/data"};
        succeeds(small);

        disk.leave(size("source.db") / 2);
        fails(
                ErrorCode.IO_ERROR,
                "full",
                "restore",
                "whole.sql",
                "--offline",
                "--data-dir",
                "disk/data",
                "--replace",
                "--yes");
        // Room for the database, but none for the backup of what is replaced.
        disk.leave(size("source.db") + 50_000);
        fails(
                ErrorCode.IO_ERROR,
                "full",
                "restore",
                "whole.sql",
                "--offline",
                "--data-dir",
                "disk/data",
                "--replace",
                "--yes",
                "--safety-dir",
                "disk/safety");
    }

    /** Room for the new database, but none for taking the log of the old one into its file: the log must not go. */
    @Test
    void underTheLogOfAStoppedServer() throws Exception {
        Databases.twoTables(directory.resolve("small.db"), 10);
        Path data = Files.createDirectories(disk.path().resolve("data/iku.db/dbs/default"))
                .resolve("data");
        Path killed = directory.resolve("killed.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + killed);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA wal_autocheckpoint=0");
            Databases.execute(killed, "CREATE TABLE a(x)");
            statement.execute("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<" + ROWS
                    + ") INSERT INTO a SELECT printf('%090d', i) FROM c");
            Files.copy(killed, data);
            Files.copy(directory.resolve("killed.db-wal"), data.resolveSibling("data-wal"));
        }

        disk.leave(300_000);
        String[] restore = {
            "restore",
            "small.db",
            "--offline",
            "--data-dir",
            "disk/data",
            "--replace",
            "--yes",
            "--safety-dir",
            "safety"
        };
        assertThat(Program.in(directory).run(restore))
                .failedWith(ErrorCode.IO_ERROR)
                .warns("write-ahead log");
        Files.delete(disk.path().resolve("ballast"));
        assertThat(Databases.query(data, "SELECT count(*) FROM a")).containsExactly(Integer.toString(ROWS));
        succeeds(restore);
    }
}
