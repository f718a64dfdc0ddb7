package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.Compression;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.PendingBackup;
import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.create.BackupRequest;
import dev.libsqlctl.backup.create.CreateBackup;
import dev.libsqlctl.backup.create.Source;
import dev.libsqlctl.backup.dump.RowidUse;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Backs up what is about to be replaced. */
public final class SafetyBackup {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final RestoreRequest request;
    private final BackupProgress progress;

    /**
     * @param request says where it is put
     * @param progress hears how far it is
     */
    public SafetyBackup(RestoreRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Makes the backup, and verifies it, unless libSQL alone could load it.
     *
     * @param source what is replaced next
     * @param format a copy of the pages can be made of a file alone
     * @return its absolute path
     * @throws dev.libsqlctl.error.LibsqlctlException when there can be none: then nothing should be replaced
     */
    public Path of(Source source, Manifest.Format format) {
        String end = format == Manifest.Format.SQL ? ".backup.sql" : ".backup.db";
        BackupFile file = new BackupFile(place(end), format, Compression.NONE);
        try {
            make(source, file, BackupRequest.Proof.VERIFIED);
        } catch (LibsqlctlException e) {
            if (e.code() != ErrorCode.LIBSQL_ONLY) {
                throw e;
            }
            // Only a server can load it again.
            progress.note(e.getMessage());
            make(source, file, BackupRequest.Proof.UNVERIFIED);
        }
        progress.note("what was there before is in " + file.path());
        return file.path();
    }

    private void make(Source source, BackupFile file, BackupRequest.Proof proof) {
        BackupRequest backup = new BackupRequest(
                source,
                Optional.empty(),
                Selection.ALL,
                RowidUse.PRESERVED,
                proof,
                BackupRequest.Damage.REFUSED,
                request.program());
        new CreateBackup(backup, progress).run(file, PendingBackup.Existing.REFUSED);
    }

    /** {@return where to put files that are kept as they are} */
    Path directory() {
        return place(".files");
    }

    private Path place(String end) {
        String time = TIME.format(Instant.now().atZone(request.safety().zone()));
        Path directory = request.safety().directory();
        Path place = directory.resolve(time + ".before-restore" + end);
        for (int another = 2; Files.exists(place); another++) {
            place = directory.resolve(time + ".before-restore-" + another + end);
        }
        return place;
    }
}
