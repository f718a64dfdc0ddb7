package dev.libsqlctl.backup.source;

import java.util.Optional;

/**
 * Where a backup came from.
 *
 * @param kind what it is
 * @param name a path, or a URL without its token
 * @param serverVersion what the server calls itself, such as {@code sqld 0.24.32 (40c272de 2025-02-14)}; empty for a file
 * @param sqliteVersion of the SQLite that read the database
 */
public record Origin(Kind kind, String name, Optional<String> serverVersion, String sqliteVersion) {
    /** What a backup came from. */
    public enum Kind {
        /** The data directory of a server of this machine. */
        DATA_DIRECTORY,
        /** A SQLite file. */
        FILE,
        /** A server, asked over the network. */
        SERVER
    }
}
