package dev.libsqlctl.migrate;

import java.time.Duration;

/** Is told what happens while it happens. */
public interface MigrationListener {
    /** The database is not there yet, or somebody else migrates it: what is waited for. */
    void waiting(String what);

    /** Something works, but perhaps not as it was meant. */
    void warning(String what);

    /** A migration begins to be applied. */
    void applying(Migration migration);

    /** A migration and its history are committed. */
    void applied(Migration migration, Duration took);

    /** A migration begins to be tried: whatever comes of it, it is rolled back. */
    void trying(Migration migration);

    /** A migration begins to be undone. */
    void undoing(Migration migration);

    /** A migration is undone, and that is committed. */
    void undone(Migration migration, Duration took);
}
