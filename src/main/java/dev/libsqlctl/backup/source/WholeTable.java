package dev.libsqlctl.backup.source;

import java.util.Optional;

/** A table that is not divided. */
final class WholeTable implements Snapshot.Ranges {
    private boolean handedOut;

    @Override
    public synchronized Optional<RowRange> next(long rows) {
        if (handedOut) {
            return Optional.empty();
        }
        handedOut = true;
        return Optional.of(RowRange.ALL);
    }
}
