package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.BackupInput;
import dev.libsqlctl.backup.archive.Compression;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.ManifestFile;
import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.dump.DumpContent;
import dev.libsqlctl.backup.dump.DumpWriter;
import dev.libsqlctl.backup.dump.Hashing;
import dev.libsqlctl.backup.dump.RowidUse;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.backup.verify.DumpDamage;
import dev.libsqlctl.backup.verify.ScratchDatabase;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A backup as a dump that can be read from its beginning as often as that is needed, whatever its file is, with what is known of it. */
final class BackupContent implements AutoCloseable {
    private static final int READERS = 2;

    private final Path backup;
    private final Manifest.Format format;
    private final Optional<Manifest> manifest;
    private final BackupProgress progress;
    private ScratchDatabase dump;

    private BackupContent(Path backup, Manifest.Format format, Optional<Manifest> manifest, BackupProgress progress) {
        this.backup = backup;
        this.format = format;
        this.manifest = manifest;
        this.progress = progress;
    }

    /**
     * Opens a backup. A SQLite file without a manifest is read, so that what is made of it can be compared with it.
     *
     * @throws LibsqlctlException when it is none
     */
    static BackupContent open(Path backup, String program, BackupProgress progress) {
        Optional<Manifest> manifest = ManifestFile.read(backup).filter(known -> isOf(known, backup));
        BackupFile file;
        try (BackupInput input = BackupInput.open(backup)) {
            input.note().ifPresent(progress::note);
            file = input.file();
        }
        if (file.format() == Manifest.Format.DATABASE && file.compression() != Compression.NONE) {
            throw new LibsqlctlException(
                    ErrorCode.BACKUP_INVALID, backup + " is a compressed SQLite file", "Decompress it first.");
        }
        manifest.filter(known -> !known.lost().isEmpty())
                .ifPresent(known -> progress.note(
                        "what could not be read of its source is not in it: " + String.join("; ", known.lost())));
        return new BackupContent(
                backup,
                file.format(),
                file.format() == Manifest.Format.SQL || manifest.isPresent()
                        ? manifest
                        : Optional.of(read(backup, program, progress)),
                progress);
    }

    /** A manifest of another file of that name would only be in the way. */
    private static boolean isOf(Manifest manifest, Path backup) {
        try {
            return Files.size(backup) == manifest.bytes();
        } catch (IOException e) {
            return false;
        }
    }

    private static Manifest read(Path database, String program, BackupProgress progress) {
        try (FileSnapshot snapshot = snapshot(database)) {
            progress.begin("reading", progress.isShown() ? snapshot.rows() : 0, 0);
            return Manifest.ofDatabase(
                    database, snapshot, write(snapshot, OutputStream.nullOutputStream(), progress), program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileSnapshot snapshot(Path database) {
        return FileSnapshot.open(database, Origin.Kind.FILE, Optional.empty(), READERS);
    }

    private static DumpContent write(FileSnapshot snapshot, OutputStream out, BackupProgress progress)
            throws IOException {
        return new DumpWriter(snapshot, Selection.ALL, RowidUse.PRESERVED, Hashing.HASHED, progress).write(out);
    }

    private ScratchDatabase written() {
        ScratchDatabase written = ScratchDatabase.beside(backup);
        boolean complete = false;
        try (FileSnapshot snapshot = snapshot(backup);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(written.path()))) {
            progress.begin("reading", rows(), 0);
            write(snapshot, out, progress);
            complete = true;
            return written;
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    "the dump of " + backup + " cannot be written beside it: " + e.getMessage(),
                    "Make room, or copy the backup to another file system.",
                    e);
        } finally {
            if (!complete) {
                written.close();
            }
        }
    }

    /** {@return the dump from its beginning; that of a SQLite file is made when it is first asked for} */
    DumpReader dump() {
        if (isUnread()) {
            throw new LibsqlctlException(
                    ErrorCode.LIBSQL_ONLY,
                    backup + " holds pages that libSQL alone can read",
                    "'restore --offline' and 'restore --to' bring them back as they are.");
        }
        if (!isDatabase()) {
            return new DumpReader(BackupInput.open(backup), backup.toString());
        }
        if (dump == null) {
            dump = written();
        }
        try {
            return new DumpReader(Files.newInputStream(dump.path()), backup.toString());
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot read " + dump.path() + ": " + e.getMessage(), null, e);
        }
    }

    /** {@return what is to be told when the content could not be used: that the file is damaged, if it is} */
    LibsqlctlException explained(LibsqlctlException failure) {
        return isDatabase() ? failure : DumpDamage.explained(backup, failure);
    }

    /** {@return whether the file is a SQLite file} */
    boolean isDatabase() {
        return format == Manifest.Format.DATABASE;
    }

    /** {@return whether it is a SQLite file of which nothing but its SHA-256 is known: libSQL alone can read it} */
    boolean isUnread() {
        return manifest.filter(known -> !known.isRead()).isPresent();
    }

    /** {@return what is known of it; empty for a dump without a manifest} */
    Optional<Manifest> manifest() {
        return manifest;
    }

    /** {@return what a dump does not hold, if it is known} */
    Optional<HeaderValues> header() {
        return manifest.map(Manifest::header);
    }

    /** {@return how many rows it has; 0 when that is not known} */
    long rows() {
        return manifest.map(known ->
                        known.tables().stream().mapToLong(table -> table.rows()).sum())
                .orElse(0L);
    }

    /** {@return the size of the dump in bytes; 0 when it is not known} */
    long contentBytes() {
        return manifest.map(Manifest::contentBytes).orElse(0L);
    }

    @Override
    public void close() {
        if (dump != null) {
            dump.close();
        }
    }
}
