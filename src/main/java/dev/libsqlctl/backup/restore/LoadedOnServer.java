package dev.libsqlctl.backup.restore;

import java.util.List;

/**
 * What was loaded into a server.
 *
 * @param dump how much of the dump was carried out
 * @param notes what of it was not carried over, and why: a line each
 */
public record LoadedOnServer(LoadedDump dump, List<String> notes) {
    /** Copies the list. */
    public LoadedOnServer {
        notes = List.copyOf(notes);
    }
}
