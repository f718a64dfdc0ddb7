package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupInput;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.ManifestFile;
import dev.libsqlctl.backup.bring.RestoreRequest.Existing;
import dev.libsqlctl.backup.create.BackupRequest.Proof;
import dev.libsqlctl.backup.create.Source;
import dev.libsqlctl.backup.restore.FileLoad;
import dev.libsqlctl.backup.script.DumpReader;
import dev.libsqlctl.backup.source.FilePages;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.backup.verify.Comparison;
import dev.libsqlctl.backup.verify.Integrity;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.LeftOvers;
import dev.libsqlctl.file.PendingFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Brings a backup back into a SQLite file: made aside, checked and compared, and only then given its name or put in place of what is there. */
public final class RestoreToFile {
    private static final int READERS = 2;

    private final RestoreRequest request;
    private final Pages pages;
    private final BackupProgress progress;

    /** How large the pages of the file may be. */
    public enum Pages {
        /** As they are in a backup that is a SQLite file. */
        ANY,
        /** As a server needs them. */
        SERVABLE
    }

    /**
     * @param request what is brought back
     * @param pages how large the pages of the file may be
     * @param progress hears how far it is
     */
    public RestoreToFile(RestoreRequest request, Pages pages, BackupProgress progress) {
        this.request = request;
        this.pages = pages;
        this.progress = progress;
    }

    /**
     * Brings it back.
     *
     * @param target the absolute path of the file
     * @return what was done
     * @throws LibsqlctlException {@link ErrorCode#DATABASE_NOT_EMPTY}, {@link ErrorCode#BACKUP_MISSING}, {@link ErrorCode#BACKUP_INVALID}, {@link ErrorCode#RESTORE_FAILED},
     *     {@link ErrorCode#RESTORE_DIFFERS}, {@link ErrorCode#IO_ERROR}, {@link ErrorCode#INTERRUPTED}; the file is as it was then
     */
    public RestoreReport run(Path target) {
        existing(target);
        try (BackupContent content = BackupContent.open(request.backup(), request.program(), progress);
                PendingFile made = pending(target)) {
            OptionalLong rows = make(content, made);
            boolean compared = prove(content, made.path());
            // That took a while, in which others may have made something of what was there, or was not.
            Optional<ExistingDatabase> there = existing(target);
            Optional<Path> safety = there.filter(database -> !database.isEmpty())
                    .map(database -> new SafetyBackup(request, progress)
                            .of(
                                    new Source.LocalFile(target, Origin.Kind.FILE, Optional.empty()),
                                    Manifest.Format.DATABASE));
            if (there.isPresent()) {
                progress.begin("replacing", 0, 0);
                there.get().replaceBy(made.path());
            } else {
                made.place();
            }
            return new RestoreReport(rows, compared, safety, List.of());
        } catch (FileAlreadyExistsException e) {
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_NOT_EMPTY, target + " came to be meanwhile", "Look at it, then try again.", e);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    private Optional<ExistingDatabase> existing(Path target) {
        Optional<ExistingDatabase> there = ExistingDatabase.at(target);
        if (there.isEmpty()) {
            ExistingDatabase.requireNoLog(target);
        } else if (request.existing() == Existing.REFUSED) {
            there.get().requireEmpty();
        }
        return there;
    }

    private static PendingFile pending(Path target) throws IOException {
        if (!Files.isDirectory(target.getParent())) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    "there is no directory " + target.getParent(),
                    "Make it, or name another file.");
        }
        LeftOvers.delete(target);
        return PendingFile.beside(target);
    }

    private static LibsqlctlException failed(Path target, IOException e) {
        return new LibsqlctlException(
                ErrorCode.IO_ERROR, target + " cannot be written: " + e.getMessage(), "Nothing was changed.", e);
    }

    private OptionalLong make(BackupContent content, PendingFile made) throws IOException {
        if (content.isDatabase()
                && (pages == Pages.ANY || FileFeatures.of(request.backup()).servable())) {
            copy(content, made);
            made.sync();
            return content.isUnread() ? OptionalLong.empty() : OptionalLong.of(content.rows());
        }
        progress.begin("loading", content.rows(), content.contentBytes());
        try (DumpReader dump = content.dump()) {
            long rows =
                    FileLoad.load(dump, made.path(), content.header(), progress).rows();
            made.sync();
            return OptionalLong.of(rows);
        } catch (LibsqlctlException e) {
            throw content.explained(e);
        }
    }

    /** Its pages, so that what no dump holds comes along; what stands in a log beside it as well, unless libSQL alone understands the file. */
    private void copy(BackupContent content, PendingFile made) throws IOException {
        if (!content.isUnread()) {
            progress.begin("copying", 0, 0);
            FilePages.copy(request.backup(), made.path());
            return;
        }
        try (BackupInput input = BackupInput.open(request.backup())) {
            input.transferTo(made.output());
        }
    }

    private boolean prove(BackupContent content, Path made) {
        if (request.proof() == Proof.UNVERIFIED) {
            return false;
        }
        progress.begin("comparing", content.rows(), 0);
        if (content.isUnread()) {
            String sha256 = content.manifest().orElseThrow().sha256();
            Differences.requireNone(
                    request.backup(),
                    ManifestFile.sha256(made).equals(sha256) ? List.of() : List.of("its SHA-256 is not " + sha256));
            progress.note("libSQL alone can read what is in it: its pages were brought back, and not looked into");
            return false;
        }
        List<String> differences = new ArrayList<>(Integrity.problems(made));
        Optional<Manifest> manifest = content.manifest();
        if (differences.isEmpty() && manifest.isPresent()) {
            try (FileSnapshot snapshot = FileSnapshot.open(made, Origin.Kind.FILE, Optional.empty(), READERS)) {
                differences.addAll(new Comparison(manifest.get()).with(snapshot, progress));
            }
        }
        Differences.requireNone(request.backup(), differences);
        return manifest.filter(Manifest::holdsItsSource).isPresent();
    }
}
