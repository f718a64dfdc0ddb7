package dev.libsqlctl.backup.bring;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupInput;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.verify.Integrity;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** Has a server serve what is in an existing SQLite file. */
public final class ImportDatabase {
    private final RestoreRequest request;
    private final BackupProgress progress;

    /**
     * @param request the file, and how it is brought over
     * @param progress hears how far it is
     */
    public ImportDatabase(RestoreRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Checks the file and brings it over.
     *
     * @param endpoint the server and the token
     * @return what was done, and what was not carried over
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_INVALID} when it is no SQLite file, {@link ErrorCode#SOURCE_CORRUPT} when it is damaged, and as
     *     {@link RestoreToServer#run}
     */
    public RestoreReport run(Endpoint endpoint) {
        requireDatabase();
        FileFeatures features = FileFeatures.of(request.backup());
        RestoreReport report = new RestoreToServer(request, progress).run(endpoint);
        List<String> notes = new ArrayList<>(report.notes());
        notes.addAll(features.lostOnServer());
        return new RestoreReport(report.rows(), report.compared(), report.safety(), notes);
    }

    private void requireDatabase() {
        try (BackupInput input = BackupInput.open(request.backup())) {
            if (input.file().format() != Manifest.Format.DATABASE) {
                throw new LibsqlctlException(
                        ErrorCode.BACKUP_INVALID,
                        request.backup() + " is no SQLite file",
                        "'libsqlctl restore' takes dumps.");
            }
        }
        progress.begin("checking", 0, 0);
        List<String> problems = Integrity.ofLive(request.backup());
        if (!problems.isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.SOURCE_CORRUPT,
                    request.backup() + " is damaged: " + String.join("; ", problems),
                    "'libsqlctl backup --salvage --url sqlite:FILE' takes what can be read.");
        }
    }
}
