package dev.libsqlctl.backup.create;

import dev.libsqlctl.backup.source.SchemaEntry;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;
import java.util.regex.Pattern;

/** What of a schema SQLite does not understand: it can be dumped, but the dump cannot be loaded here. */
final class LibsqlOnly {
    private static final Pattern FEATURE =
            Pattern.compile("libsql_vector_idx|\\bRANDOM\\s+ROWID\\b", Pattern.CASE_INSENSITIVE);

    private LibsqlOnly() {}

    /**
     * Makes sure that a dump can be loaded into a scratch database.
     *
     * @throws LibsqlctlException {@link ErrorCode#LIBSQL_ONLY}
     */
    static void requireNothing(List<SchemaEntry> schema) {
        schema.stream()
                .filter(entry -> FEATURE.matcher(entry.sql()).find())
                .findFirst()
                .ifPresent(entry -> {
                    throw new LibsqlctlException(
                            ErrorCode.LIBSQL_ONLY,
                            "the " + entry.type() + " " + entry.name()
                                    + " is of a kind that libSQL alone understands, so a dump cannot be verified here",
                            "'--no-verify' makes a dump for libSQL servers; '--format db' copies the pages of a file.");
                });
    }
}
