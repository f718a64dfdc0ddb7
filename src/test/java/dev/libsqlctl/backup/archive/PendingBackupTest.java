package dev.libsqlctl.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.backup.archive.PendingBackup.Existing;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is there in full or not at all. */
class PendingBackupTest {
    @TempDir
    Path directory;

    private BackupFile file() {
        return new BackupFile(directory.resolve("x.sql"), Manifest.Format.SQL, Compression.NONE);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Predicate<Throwable> code(ErrorCode code) {
        return e -> e instanceof LibsqlctlException failure && failure.code() == code;
    }

    private static void write(PendingBackup backup, String content) {
        backup.output().write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void publish(PendingBackup backup) {
        BackupSize size = backup.complete();
        backup.publish(Manifests.of("x.sql", size.bytes(), Instant.EPOCH, Optional.empty()));
    }

    private void make(String content, Existing existing) {
        try (PendingBackup backup = PendingBackup.of(file(), existing)) {
            write(backup, content);
            publish(backup);
        }
    }

    @Test
    void itIsHiddenAndPrivateUntilItIsComplete() throws IOException {
        try (PendingBackup backup = PendingBackup.of(file(), Existing.REFUSED)) {
            write(backup, "one");
            backup.complete();

            assertThat(names())
                    .singleElement()
                    .satisfies(name -> assertThat(name)
                            .startsWith(".x.sql." + ProcessHandle.current().pid() + ".")
                            .endsWith(".tmp"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.path())))
                    .isEqualTo("rw-------");
            publish(backup);
        }

        assertThat(names()).containsExactly("x.sql", "x.sql.json");
        assertThat(file().path()).hasContent("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())))
                .isEqualTo("rw-------");
    }

    @Test
    void itsDirectoryIsMadeForItsOwner() throws IOException {
        BackupFile below = new BackupFile(directory.resolve("a/b/x.sql"), Manifest.Format.SQL, Compression.GZIP);
        try (PendingBackup backup = PendingBackup.of(below, Existing.REFUSED)) {
            write(backup, "one");
            publish(backup);
        }

        assertThat(below.path()).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a"))))
                .isEqualTo("rwx------");
    }

    @Test
    void itsDirectoryMayBeALinkToOne() throws IOException {
        Path link = Files.createSymbolicLink(
                directory.resolve("link"), Files.createDirectory(directory.resolve("elsewhere")));
        BackupFile behind = new BackupFile(link.resolve("x.sql"), Manifest.Format.SQL, Compression.NONE);
        try (PendingBackup backup = PendingBackup.of(behind, Existing.REFUSED)) {
            write(backup, "one");
            publish(backup);
        }

        assertThat(directory.resolve("elsewhere/x.sql")).hasContent("one");
    }

    @Test
    void whatIsNotPublishedLeavesNothing() throws IOException {
        try (PendingBackup backup = PendingBackup.of(file(), Existing.REFUSED)) {
            write(backup, "one");
        }
        assertThat(names()).isEmpty();

        make("one", Existing.REFUSED);
        try (PendingBackup backup = PendingBackup.of(file(), Existing.REPLACED)) {
            write(backup, "two");
            backup.complete();
            assertThat(file().path()).hasContent("one");
        }
        assertThat(names()).containsExactly("x.sql", "x.sql.json");
        assertThat(file().path()).hasContent("one");
    }

    @Test
    void whatIsThereIsReplacedOnlyWhenAskedFor() throws IOException {
        make("one", Existing.REFUSED);

        assertThatThrownBy(() -> PendingBackup.of(file(), Existing.REFUSED)).matches(code(ErrorCode.BACKUP_EXISTS));
        assertThat(file().path()).hasContent("one");
        make("three", Existing.REPLACED);
        assertThat(file().path()).hasContent("three");
        assertThat(ManifestFile.read(file().path()).orElseThrow().bytes()).isEqualTo(5);
        assertThat(names()).containsExactly("x.sql", "x.sql.json");
    }

    @Test
    void whatCannotBeReplacedKeepsItsManifest() throws IOException {
        make("one", Existing.REFUSED);
        String manifest = Files.readString(file().manifest());
        try (PendingBackup backup = PendingBackup.of(file(), Existing.REPLACED)) {
            write(backup, "two");
            Files.delete(file().path());
            Files.createDirectory(file().path());

            assertThatThrownBy(() -> publish(backup)).matches(code(ErrorCode.IO_ERROR));
        }
        assertThat(names()).containsExactly("x.sql", "x.sql.json");
        assertThat(file().manifest()).hasContent(manifest);
    }

    @Test
    void aForeignFileWhereTheManifestBelongsIsNotReplacedEither() throws IOException {
        Files.writeString(directory.resolve("x.sql.json"), "mine");

        assertThatThrownBy(() -> PendingBackup.of(file(), Existing.REFUSED))
                .matches(code(ErrorCode.BACKUP_EXISTS))
                .hasMessageContaining("x.sql.json is there already");
    }

    @Test
    void aDirectoryIsNeverReplaced() throws IOException {
        Files.createDirectory(file().path());

        assertThatThrownBy(() -> PendingBackup.of(file(), Existing.REPLACED)).matches(code(ErrorCode.BACKUP_EXISTS));
        assertThat(names()).containsExactly("x.sql");
    }

    @Test
    void whatCameMeanwhileStays() throws IOException {
        try (PendingBackup backup = PendingBackup.of(file(), Existing.REFUSED)) {
            write(backup, "one");
            Files.writeString(file().path(), "other");

            assertThatThrownBy(() -> publish(backup)).matches(code(ErrorCode.BACKUP_EXISTS));
        }
        assertThat(file().path()).hasContent("other");
        assertThat(names()).containsExactly("x.sql");
    }

    @Test
    void anInterruptedOneGetsNoName() throws IOException {
        try (PendingBackup backup = PendingBackup.of(file(), Existing.REFUSED)) {
            write(backup, "one");
            BackupSize size = backup.complete();
            Thread.currentThread().interrupt();

            assertThatThrownBy(
                            () -> backup.publish(Manifests.of("x.sql", size.bytes(), Instant.EPOCH, Optional.empty())))
                    .matches(code(ErrorCode.INTERRUPTED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aDatabaseIsMadeBySqliteAndMeasured() throws Exception {
        BackupFile database = new BackupFile(directory.resolve("x.db"), Manifest.Format.DATABASE, Compression.NONE);
        Path journal;
        try (PendingBackup backup = PendingBackup.of(database, Existing.REFUSED)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t(a)");
                statement.execute("VACUUM INTO '" + backup.path() + "'");
            }
            journal = Files.writeString(Path.of(backup.path() + "-journal"), "left");
            BackupSize size = backup.complete();
            assertThat(size.bytes()).isEqualTo(size.contentBytes()).isEqualTo(8192);
            backup.publish(Manifests.of("x.db", size.bytes(), Instant.EPOCH, Optional.empty()));
        }

        assertThat(journal).doesNotExist();
        assertThat(names()).containsExactly("x.db", "x.db.json");
        try (BackupInput in = BackupInput.open(database.path())) {
            assertThat(in.file()).isEqualTo(database);
        }
    }

    @Test
    void aJournalThatSqliteWouldTakeOverIsRefused() throws IOException {
        BackupFile database = new BackupFile(directory.resolve("x.db"), Manifest.Format.DATABASE, Compression.NONE);
        for (String name : List.of("x.db-wal", "x.db-journal")) {
            Path journal = directory.resolve(name);
            try (PendingBackup backup = PendingBackup.of(database, Existing.REPLACED)) {
                Files.writeString(backup.path(), "new");
                Files.writeString(journal, "left");

                assertThatThrownBy(() -> publish(backup))
                        .matches(code(ErrorCode.BACKUP_EXISTS))
                        .hasMessageContaining(name + " is there");
            }
            assertThat(names()).containsExactly(name);
            assertThatThrownBy(() -> PendingBackup.of(database, Existing.REPLACED))
                    .matches(code(ErrorCode.BACKUP_EXISTS));
            Files.delete(journal);
        }
    }
}
