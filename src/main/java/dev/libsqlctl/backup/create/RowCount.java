package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.source.Snapshot;

/** How many rows there are to write, where somebody wants to see how far it is: counting takes a look at every page of an index. */
final class RowCount {
    private final Snapshot snapshot;
    private final Selection selection;
    private final BackupProgress progress;

    RowCount(Snapshot snapshot, Selection selection, BackupProgress progress) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.progress = progress;
    }

    /** {@return the number; 0 when nobody asks, or a part was chosen} */
    long rows() {
        return progress.isShown() && selection.isAll() ? snapshot.rows() : 0;
    }
}
