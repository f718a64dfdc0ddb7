package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.BackupOutput;
import dev.libsqlctl.backup.archive.BackupSize;
import dev.libsqlctl.backup.archive.Compression;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.PendingBackup;
import dev.libsqlctl.backup.archive.PendingBackup.Existing;
import dev.libsqlctl.backup.archive.Selection.Part;
import dev.libsqlctl.backup.create.BackupRequest.Proof;
import dev.libsqlctl.backup.dump.DumpContent;
import dev.libsqlctl.backup.dump.DumpWriter;
import dev.libsqlctl.backup.dump.Hashing;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.backup.verify.BackupProof;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a backup that is the same as its source when it gets its name, and has none otherwise. */
public final class CreateBackup {
    private final BackupRequest request;
    private final BackupProgress progress;

    /**
     * @param request what is wanted
     * @param progress hears how far it is
     */
    public CreateBackup(BackupRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Makes the backup.
     *
     * @param file what it is to be
     * @param existing what is done with one of the same name
     * @return what was made
     * @throws LibsqlctlException {@link ErrorCode#USAGE} when it would take the place of its source, {@link ErrorCode#BACKUP_EXISTS}, {@link ErrorCode#SOURCE_UNREADABLE}, {@link ErrorCode#SOURCE_CORRUPT}, {@link ErrorCode#LIBSQL_ONLY},
     *     {@link ErrorCode#BACKUP_DIFFERS}, {@link ErrorCode#IO_ERROR}, {@link ErrorCode#INTERRUPTED}; there is no backup then, and one of the same name is as it was
     */
    public BackupReport run(BackupFile file, Existing existing) {
        new OwnFiles(request.source()).requireNot(file);
        try (UnprovenBackup made = new OpenedSource(request, progress)
                .read((snapshot, losses) -> made(snapshot, losses, file, existing))) {
            Manifest manifest = proven(made);
            made.pending().publish(manifest);
            return new BackupReport(file, manifest, manifest.lost());
        } catch (LibsqlctlException e) {
            boolean pages = e.code() == ErrorCode.LIBSQL_ONLY && file.format() == Manifest.Format.DATABASE;
            if (pages && request.source() instanceof Source.LocalFile source) {
                return new UnreadCopy(request, progress).make(source, e, file, existing);
            }
            throw e;
        }
    }

    /**
     * Writes a dump to a stream: after it was verified, or as it is read when that is not wanted.
     *
     * @param compression how it is to be compressed
     * @param out the stream, which is flushed and not closed
     * @return what was written
     * @throws LibsqlctlException as {@link #run}; nothing was written then, unless verification was not wanted
     */
    public BackupReport toStream(Compression compression, OutputStream out) {
        BackupFile stream = new BackupFile(Path.of("-"), Manifest.Format.SQL, compression);
        if (request.proof() == Proof.UNVERIFIED) {
            return new OpenedSource(request, progress)
                    .readOnce((snapshot, losses) -> stream(snapshot, losses, stream, out));
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "libsqlctl-backup")
                .toAbsolutePath();
        BackupFile kept = new BackupFile(temporary, Manifest.Format.SQL, compression);
        try (UnprovenBackup made = new OpenedSource(request, progress)
                .read((snapshot, losses) -> made(snapshot, losses, kept, Existing.REPLACED))) {
            Manifest manifest = proven(made);
            Files.copy(made.pending().path(), out);
            out.flush();
            return new BackupReport(stream, manifest, manifest.lost());
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "standard output cannot be written: " + e.getMessage(), null, e);
        }
    }

    private BackupReport stream(Snapshot snapshot, Losses losses, BackupFile file, OutputStream out) {
        Instant begun = Instant.now();
        try (BackupOutput output = new BackupOutput(out, "standard output", file.compression())) {
            beginWriting(snapshot);
            DumpContent content = writer(snapshot).write(output);
            Manifest manifest = manifest(snapshot, losses, file, content, output.finish(), begun);
            return new BackupReport(file, manifest, losses.words());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UnprovenBackup made(Snapshot snapshot, Losses losses, BackupFile file, Existing existing) {
        PendingBackup pending = PendingBackup.of(file, existing);
        try {
            Manifest manifest = filled(snapshot, losses, pending, Instant.now());
            return new UnprovenBackup(pending, manifest, tables(snapshot));
        } catch (RuntimeException e) {
            pending.close();
            throw e;
        }
    }

    /** {@return the manifest of a backup that is complete} */
    private Manifest filled(Snapshot snapshot, Losses losses, PendingBackup pending, Instant begun) {
        BackupFile file = pending.file();
        if (request.proof() == Proof.VERIFIED || file.format() == Manifest.Format.DATABASE) {
            LibsqlOnly.requireNothing(snapshot.schema());
        }
        DumpContent content = file.format() == Manifest.Format.SQL
                ? dump(snapshot, pending)
                : new DatabaseCopy(request, progress).make(snapshot, pending);
        return manifest(snapshot, losses, file, content, pending.complete(), begun);
    }

    private DumpContent dump(Snapshot snapshot, PendingBackup pending) {
        beginWriting(snapshot);
        try {
            return writer(snapshot).write(pending.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void beginWriting(Snapshot snapshot) {
        progress.begin("writing", new RowCount(snapshot, request.selection(), progress).rows(), 0);
    }

    private DumpWriter writer(Snapshot snapshot) {
        return new DumpWriter(
                snapshot,
                request.selection(),
                request.rowids(),
                request.proof() == Proof.VERIFIED ? Hashing.HASHED : Hashing.COUNTED,
                progress);
    }

    private Manifest manifest(
            Snapshot snapshot, Losses losses, BackupFile file, DumpContent content, BackupSize size, Instant begun) {
        return new Manifest(
                file.path().getFileName().toString(),
                file.format(),
                file.compression(),
                request.selection(),
                snapshot.origin(),
                snapshot.header(),
                // Counting takes as long as reading the tables that have foreign keys.
                request.proof() == Proof.VERIFIED ? snapshot.foreignKeyViolations() : Manifest.NOT_COUNTED,
                content.tables(),
                content.schema(),
                size.bytes(),
                size.contentBytes(),
                size.sha256(),
                begun,
                Instant.now(),
                Optional.empty(),
                losses.words(),
                request.program());
    }

    /** {@return the manifest of a backup that is proven, if that is wanted} Whoever writes to the source was kept waiting by its snapshot alone. */
    private Manifest proven(UnprovenBackup made) {
        Manifest manifest = made.manifest();
        if (request.proof() == Proof.UNVERIFIED || !manifest.lost().isEmpty()) {
            return manifest;
        }
        List<String> differences =
                new BackupProof(manifest, progress).differences(made.pending().path(), made.tables());
        if (!differences.isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.BACKUP_DIFFERS,
                    "the backup of " + manifest.origin().name() + ", loaded again, is not the same: "
                            + String.join("; ", differences),
                    "There is no backup. Report this with the schema of the table; --no-verify makes one all the same.");
        }
        return manifest.verifiedAt(Instant.now());
    }

    private byte[] tables(Snapshot snapshot) {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        if (request.proof() == Proof.VERIFIED && request.selection().part() == Part.DATA) {
            try {
                writer(snapshot).writeTables(tables);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tables.toByteArray();
    }
}
