package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.create.BackupRequest.Damage;
import dev.libsqlctl.backup.source.FileSnapshot;
import dev.libsqlctl.backup.source.SalvagedSnapshot;
import dev.libsqlctl.backup.source.ServerSnapshot.Precision;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.backup.source.UnsendableException;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;

/** Opens a source in the first way that it can be read in, and has it read. */
final class OpenedSource {
    private final BackupRequest request;
    private final BackupProgress progress;

    OpenedSource(BackupRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** Reads a snapshot, from its beginning: it may be read again in another way. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Snapshot snapshot, Losses losses);
    }

    <T> T read(Reading<T> reading) {
        try {
            return read(request.source(), reading);
        } catch (LibsqlctlException e) {
            if (e.code() != ErrorCode.SOURCE_UNREADABLE || request.fallback().isEmpty()) {
                throw e;
            }
            Source fallback = request.fallback().get();
            progress.note(e.getMessage() + ": asking the server at " + fallback.name() + " instead");
            return read(fallback, reading);
        }
    }

    private <T> T read(Source source, Reading<T> reading) {
        try {
            return read(source, Precision.USUAL, reading);
        } catch (UnsendableException e) {
            progress.note(e.getMessage() + ": reading everything again, as bytes");
            return read(source, Precision.BYTES, reading);
        }
    }

    private <T> T read(Source source, Precision precision, Reading<T> reading) {
        if (request.damage() == Damage.SALVAGED && source instanceof Source.LocalFile file) {
            try (FileSnapshot snapshot = file.openDamaged()) {
                SalvagedSnapshot salvaged = new SalvagedSnapshot(snapshot);
                return reading.of(salvaged, new Losses(salvaged::losses));
            }
        }
        try (Snapshot snapshot = source.open(precision)) {
            return reading.of(snapshot, new Losses(List::of));
        }
    }
}
