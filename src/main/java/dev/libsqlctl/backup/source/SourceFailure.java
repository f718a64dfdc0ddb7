package dev.libsqlctl.backup.source;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.Set;

/** What a failure to read a database means. */
final class SourceFailure {
    /** Primary result codes (SQLite, "Result Codes"). */
    private static final int BUSY = 5;

    private static final int LOCKED = 6;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    private static final int PRIMARY = 0xFF;

    private static final String SCHEMA = "malformed database schema";
    private static final Set<String> LIBSQL_WORDS = Set.of("near \"RANDOM\"", "near \"ROWID\"", "libsql_vector_idx");

    private SourceFailure() {}

    /**
     * {@return the failure for people}
     *
     * @param what was read: the database, or one of its tables
     */
    static LibsqlctlException of(String what, SQLException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains(SCHEMA) && LIBSQL_WORDS.stream().anyMatch(words::contains)) {
            return new LibsqlctlException(
                    ErrorCode.LIBSQL_ONLY,
                    what + " has a schema that libSQL alone understands: " + words,
                    "'backup --format db' copies its pages as they are; 'backup --url' asks the server.",
                    e);
        }
        return switch (e.getErrorCode() & PRIMARY) {
            case BUSY, LOCKED ->
                new LibsqlctlException(
                        ErrorCode.SOURCE_UNREADABLE,
                        what + " is locked by another program: " + words,
                        "Try again when that program has committed, or close it.",
                        e);
            case NOT_A_DATABASE ->
                new LibsqlctlException(
                        ErrorCode.SOURCE_CORRUPT,
                        what + " cannot be read: " + words,
                        "It is no SQLite database, or nothing of one can be found any more: restore a backup.",
                        e);
            case CORRUPT ->
                new LibsqlctlException(
                        ErrorCode.SOURCE_CORRUPT,
                        what + " cannot be read: " + words,
                        "'backup --salvage' takes what can be read.",
                        e);
            default -> new LibsqlctlException(ErrorCode.SOURCE_UNREADABLE, what + " cannot be read: " + words, null, e);
        };
    }
}
