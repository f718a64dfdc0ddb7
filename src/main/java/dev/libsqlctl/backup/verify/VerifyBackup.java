package dev.libsqlctl.backup.verify;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.BackupInput;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.ManifestFile;
import dev.libsqlctl.backup.archive.Selection.Part;
import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.restore.FileLoad;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Verifies a backup that lies there: that it is the file that its manifest describes, and that what is loaded from it is what its source held. */
public final class VerifyBackup {
    private final Path path;
    private final BackupProgress progress;

    /**
     * @param path the absolute path of the backup's file
     * @param progress hears how far it is
     */
    public VerifyBackup(Path path, BackupProgress progress) {
        this.path = path;
        this.progress = progress;
    }

    /**
     * A backup that was verified.
     *
     * @param file what it is
     * @param manifest what is known of it; empty when it has no manifest: then it was loaded and found to be sound
     * @param rows how many rows it holds; empty when that is not known
     * @param how what was done
     */
    public record Report(BackupFile file, Optional<Manifest> manifest, OptionalLong rows, How how) {}

    /** What was done to verify a backup. */
    public enum How {
        /** It was loaded and compared with what its source held. */
        COMPARED,
        /** It was loaded and compared with what could be read of its damaged source. */
        SALVAGED,
        /** It was loaded, and has as many rows in each table as its source had; it was made without a hash of them. */
        COUNTED,
        /** It was loaded, and is sound; what its source held is not known. */
        LOADED,
        /** It was read to its end: rows without their tables cannot be loaded. */
        READ,
        /** It is the file that was made. What is in it, libSQL alone can read. */
        UNREAD
    }

    /**
     * Verifies it. A manifest that does not say so yet says afterwards that it was.
     *
     * @return what was found
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_DIFFERS}, {@link ErrorCode#BACKUP_MISSING}, {@link ErrorCode#BACKUP_INVALID}, {@link ErrorCode#RESTORE_FAILED} when it
     *     cannot be loaded
     */
    public Report run() {
        BackupFile file;
        try (BackupInput input = BackupInput.open(path)) {
            file = input.file();
            input.note().ifPresent(progress::note);
        }
        Optional<Manifest> manifest = ManifestFile.read(path);
        if (manifest.isEmpty()) {
            return new Report(file, manifest, OptionalLong.of(loaded(file)), How.LOADED);
        }
        Manifest known = manifest.get();
        requireSameFile(known);
        if (!known.isRead()) {
            return new Report(file, manifest, OptionalLong.empty(), How.UNREAD);
        }
        if (known.selection().part() == Part.DATA) {
            return new Report(file, manifest, OptionalLong.of(read()), How.READ);
        }
        requireNone(new BackupProof(known, progress).differences(path, new byte[0]));
        if (known.holdsItsSource() && known.verified().isEmpty()) {
            ManifestFile.write(path, known.verifiedAt(Instant.now()));
        }
        return new Report(
                file,
                manifest,
                OptionalLong.of(
                        known.tables().stream().mapToLong(TableContent::rows).sum()),
                how(known));
    }

    private static How how(Manifest manifest) {
        if (!manifest.isHashed()) {
            return How.COUNTED;
        }
        return manifest.holdsItsSource() ? How.COMPARED : How.SALVAGED;
    }

    private void requireSameFile(Manifest manifest) {
        progress.begin("reading", 0, manifest.bytes());
        String sha256 = ManifestFile.sha256(path);
        if (!sha256.equals(manifest.sha256())) {
            requireNone(List.of("its SHA-256 is " + sha256 + ", and its manifest says " + manifest.sha256()));
        }
    }

    private void requireNone(List<String> differences) {
        if (!differences.isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.BACKUP_DIFFERS,
                    path + " is not what its manifest says: " + String.join("; ", differences),
                    "Do not rely on it: take another backup.");
        }
    }

    private long read() {
        try (DumpReader dump = new DumpReader(BackupInput.open(path), path.toString())) {
            long rows = 0;
            for (Optional<DumpStatement> next = dump.next(); next.isPresent(); next = dump.next()) {
                rows += next.get().row() >= 0 ? 1 : 0;
            }
            return rows;
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot read " + path + ": " + e.getMessage(), null, e);
        }
    }

    private long loaded(BackupFile file) {
        if (file.format() == Manifest.Format.DATABASE) {
            requireSound(path);
            try (FileSnapshot snapshot = FileSnapshot.open(path, Origin.Kind.FILE, Optional.empty(), 1)) {
                return snapshot.rows();
            }
        }
        try (ScratchDatabase scratch = ScratchDatabase.beside(path);
                DumpReader dump = new DumpReader(BackupInput.open(path), path.toString())) {
            progress.begin("loading", 0, 0);
            long rows = FileLoad.load(dump, scratch.path(), Optional.empty(), progress)
                    .rows();
            requireSound(scratch.path());
            return rows;
        } catch (LibsqlctlException e) {
            throw DumpDamage.explained(path, e);
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot read " + path + ": " + e.getMessage(), null, e);
        }
    }

    private void requireSound(Path database) {
        List<String> problems = Integrity.problems(database);
        if (!problems.isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.BACKUP_DIFFERS,
                    path + " makes no sound database: " + String.join("; ", problems),
                    "Do not rely on it: take another backup.");
        }
    }
}
