package dev.libsqlctl.backup.script;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Knows, by its beginning, what is no dump. */
final class ForeignContent {
    private static final int LOOKED_AT = 1024;
    private static final int SHOWN = 100;

    private static final Set<String> WORDS = Set.of(
            "ALTER",
            "ANALYZE",
            "ATTACH",
            "BEGIN",
            "COMMIT",
            "CREATE",
            "DELETE",
            "DETACH",
            "DROP",
            "END",
            "EXPLAIN",
            "INSERT",
            "PRAGMA",
            "REINDEX",
            "RELEASE",
            "REPLACE",
            "ROLLBACK",
            "SAVEPOINT",
            "SELECT",
            "UPDATE",
            "VACUUM",
            "VALUES",
            "WITH");

    private final ByteWindow window;
    private final DumpErrors errors;

    ForeignContent(ByteWindow window, DumpErrors errors) {
        this.window = window;
        this.errors = errors;
    }

    /** Looks at the first bytes of a dump, and leaves out a byte order mark. */
    void refuseFile() {
        window.require(LOOKED_AT);
        if (window.start == window.limit) {
            throw errors.foreign("is empty", null);
        } else if (begins("53514c69746520666f726d6174203300")) {
            throw errors.foreign("is a SQLite database and no dump", null);
        } else if (begins("1f8b")) {
            throw errors.foreign("is compressed with gzip", "a name that ends in .gz says so");
        } else if (begins("28b52ffd")) {
            throw errors.foreign("is compressed with Zstandard", "a name that ends in .zst says so");
        } else if (begins("fffe") || begins("feff")) {
            throw errors.foreign(
                    "is text in UTF-16 and not in UTF-8",
                    "PowerShell writes such files: let the program that dumps write the file itself");
        } else if (begins("efbbbf")) {
            window.start += 3;
        }
    }

    /** Looks at what should be the first statement. */
    void refuseStatement() {
        window.require(LOOKED_AT);
        int end = Math.min(window.limit, window.start + LOOKED_AT);
        ByteLexer lexer = new ByteLexer(window.bytes, window.start, end);
        if (lexer.atWord() && WORDS.contains(lexer.name().toUpperCase(Locale.ROOT))) {
            return;
        }
        byte first = window.bytes[window.start];
        if (isBinary(end)) {
            throw errors.foreign("is a binary file and no dump", null);
        } else if (first == '{') {
            throw errors.foreign(
                    "is JSON and no dump: " + beginning(end), "a server's refusal may have been saved as a dump");
        } else if (first == '<') {
            throw errors.foreign(
                    "is HTML and no dump: " + beginning(end),
                    "a page of a server or a proxy may have been saved as a dump");
        }
        throw errors.foreign("is no SQL: it begins with " + beginning(end), null);
    }

    private boolean begins(String hex) {
        return window.startsWith(HexFormat.of().parseHex(hex));
    }

    private boolean isBinary(int end) {
        for (int i = window.start; i < end; i++) {
            byte c = window.bytes[i];
            if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                return true;
            }
        }
        return beginning(end).indexOf('\ufffd') >= 0;
    }

    private String beginning(int end) {
        int length = Math.min(SHOWN, end - window.start);
        String text = new String(window.bytes, window.start, length, StandardCharsets.UTF_8);
        // The cut may have gone through a character.
        return text.strip().replaceAll("\\s+", " ").replaceAll("\ufffd$", "");
    }
}
