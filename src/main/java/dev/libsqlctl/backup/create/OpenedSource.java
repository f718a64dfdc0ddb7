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

/** Opens a source, or its fallback when that cannot be opened, and has it read. */
final class OpenedSource {
    private final BackupRequest request;
    private final BackupProgress progress;

    OpenedSource(BackupRequest request, BackupProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** Reads a snapshot, from its beginning. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Snapshot snapshot, Losses losses);
    }

    /** {@return what was read} What was read before a value that cannot be sent is read again. */
    <T> T read(Reading<T> reading) {
        Opened opened = open(Precision.USUAL);
        try (opened) {
            return opened.read(reading);
        } catch (UnsendableException e) {
            progress.note(e.getMessage() + ": reading everything again, as bytes");
        }
        try (Opened again = open(opened.source(), Precision.BYTES)) {
            return again.read(reading);
        }
    }

    /** {@return what was read} Nothing is read twice: for those who cannot take back what they did with it. */
    <T> T readOnce(Reading<T> reading) {
        try (Opened opened = open(Precision.BYTES)) {
            return opened.read(reading);
        }
    }

    private Opened open(Precision precision) {
        try {
            return open(request.source(), precision);
        } catch (LibsqlctlException e) {
            if (e.code() != ErrorCode.SOURCE_UNREADABLE || request.fallback().isEmpty()) {
                throw e;
            }
            Source fallback = request.fallback().get();
            progress.note(e.getMessage() + ": asking the server at " + fallback.name() + " instead");
            return open(fallback, precision);
        }
    }

    private Opened open(Source source, Precision precision) {
        if (request.damage() == Damage.SALVAGED && source instanceof Source.LocalFile file) {
            return salvaged(file);
        }
        Snapshot snapshot = source.open(precision);
        return new Opened(source, snapshot, snapshot, new Losses(List::of));
    }

    private static Opened salvaged(Source.LocalFile source) {
        FileSnapshot file = source.openDamaged();
        try {
            SalvagedSnapshot salvaged = new SalvagedSnapshot(file);
            return new Opened(source, file, salvaged, new Losses(salvaged::losses));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private record Opened(Source source, Snapshot toClose, Snapshot snapshot, Losses losses) implements AutoCloseable {
        <T> T read(Reading<T> reading) {
            return reading.of(snapshot, losses);
        }

        @Override
        public void close() {
            toClose.close();
        }
    }
}
