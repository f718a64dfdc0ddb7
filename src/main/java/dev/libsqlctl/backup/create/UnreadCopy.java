package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.BackupFile;
import dev.libsqlctl.backup.archive.BackupSize;
import dev.libsqlctl.backup.archive.Manifest;
import dev.libsqlctl.backup.archive.PendingBackup;
import dev.libsqlctl.backup.archive.PendingBackup.Existing;
import dev.libsqlctl.backup.source.FilePages;
import dev.libsqlctl.backup.source.HeaderValues;
import dev.libsqlctl.backup.source.Origin;
import dev.libsqlctl.error.LibsqlctlException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A copy of the pages of a file that libSQL alone can read. What is in it is not known here, and cannot be verified. */
final class UnreadCopy {
    private static final String UNKNOWN = "";

    private final BackupRequest request;
    private final BackupProgress progress;

    UnreadCopy(BackupRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * {@return what was made}
     *
     * @param why the source cannot be read
     */
    BackupReport make(Source.LocalFile source, LibsqlctlException why, BackupFile file, Existing existing) {
        progress.note(why.getMessage() + "; its pages are copied as they are, and not verified");
        try (PendingBackup pending = PendingBackup.of(file, existing)) {
            Instant begun = Instant.now();
            progress.begin("copying", 0, 0);
            HeaderValues header = FilePages.copy(source.path(), pending.path());
            Manifest manifest = manifest(source, file, header, pending.complete(), begun);
            pending.publish(manifest);
            return new BackupReport(file, manifest, List.of());
        }
    }

    private Manifest manifest(
            Source.LocalFile source, BackupFile file, HeaderValues header, BackupSize size, Instant begun) {
        return new Manifest(
                file.path().getFileName().toString(),
                file.format(),
                file.compression(),
                request.selection(),
                new Origin(source.kind(), source.name(), source.serverVersion(), UNKNOWN),
                header,
                Manifest.NOT_COUNTED,
                List.of(),
                Manifest.UNREAD,
                size.bytes(),
                size.contentBytes(),
                size.sha256(),
                begun,
                Instant.now(),
                Optional.empty(),
                List.of(),
                request.program());
    }
}
