package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpStatement;

/** Hears of the statements of a dump while it is loaded. */
interface LoadListener {
    /** A statement will be run. */
    void next(DumpStatement statement);

    /** A statement failed. Nothing of it was done; the load goes on, unless this throws. */
    void failed(DumpStatement statement, SqliteFailure failure);
}
