package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupInput;
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
    private final Optional<ScratchDatabase> dump;
    private final Optional<Manifest> manifest;
    private final long contentBytes;

    private BackupContent(Path backup, Optional<ScratchDatabase> dump, Optional<Manifest> manifest, long contentBytes) {
        this.backup = backup;
        this.dump = dump;
        this.manifest = manifest;
        this.contentBytes = contentBytes;
    }

    /**
     * Opens a backup; of a SQLite file a dump is made beside it.
     *
     * @throws LibsqlctlException when it is none
     */
    static BackupContent open(Path backup, String program, BackupProgress progress) {
        Optional<Manifest> manifest = ManifestFile.read(backup).filter(known -> isOf(known, backup));
        try (BackupInput input = BackupInput.open(backup)) {
            input.note().ifPresent(progress::note);
            if (input.file().format() == Manifest.Format.SQL) {
                return new BackupContent(
                        backup,
                        Optional.empty(),
                        manifest,
                        manifest.map(Manifest::contentBytes).orElse(0L));
            }
        }
        if (manifest.isPresent() && !manifest.get().isRead()) {
            return new BackupContent(backup, Optional.empty(), manifest, 0);
        }
        return ofDatabase(backup, program, progress);
    }

    /** A manifest of another file of that name would only be in the way. */
    private static boolean isOf(Manifest manifest, Path backup) {
        try {
            return Files.size(backup) == manifest.bytes();
        } catch (IOException e) {
            return false;
        }
    }

    private static BackupContent ofDatabase(Path database, String program, BackupProgress progress) {
        ScratchDatabase dump = ScratchDatabase.beside(database);
        boolean opened = false;
        try (FileSnapshot snapshot = FileSnapshot.open(database, Origin.Kind.FILE, Optional.empty(), READERS)) {
            progress.begin("reading", progress.isShown() ? snapshot.rows() : 0, 0);
            DumpContent content;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(dump.path()))) {
                content = new DumpWriter(snapshot, Selection.ALL, RowidUse.PRESERVED, Hashing.HASHED, progress)
                        .write(out);
            }
            opened = true;
            long bytes = Files.size(dump.path());
            return new BackupContent(
                    database,
                    Optional.of(dump),
                    Optional.of(Manifest.ofDatabase(database, snapshot, content, bytes, program)),
                    bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!opened) {
                dump.close();
            }
        }
    }

    /** {@return the dump from its beginning} */
    DumpReader dump() {
        if (isUnread()) {
            throw new LibsqlctlException(
                    ErrorCode.LIBSQL_ONLY,
                    backup + " holds pages that libSQL alone can read",
                    "'restore --offline' and 'restore --to' bring them back as they are.");
        }
        if (dump.isEmpty()) {
            return new DumpReader(BackupInput.open(backup), backup.toString());
        }
        try {
            return new DumpReader(Files.newInputStream(dump.get().path()), backup.toString());
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot read " + dump.get().path() + ": " + e.getMessage(), null, e);
        }
    }

    /**
     * {@return what is to be told when the content could not be used: that the file is damaged, if it is} Wrong bytes in a compressed file are noticed at its end; what they were taken for is beside
     * the point.
     *
     * @param failure to use it
     */
    LibsqlctlException explained(LibsqlctlException failure) {
        if (failure.code() != ErrorCode.RESTORE_FAILED && failure.code() != ErrorCode.RESTORE_REFUSED) {
            return failure;
        }
        try (BackupInput input = BackupInput.open(backup)) {
            input.transferTo(OutputStream.nullOutputStream());
            return failure;
        } catch (LibsqlctlException damage) {
            damage.addSuppressed(failure);
            return damage;
        } catch (IOException e) {
            return failure;
        }
    }

    /** {@return whether the file is a SQLite file} */
    boolean isDatabase() {
        return dump.isPresent() || isUnread();
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
        return contentBytes;
    }

    @Override
    public void close() {
        dump.ifPresent(ScratchDatabase::close);
    }
}
