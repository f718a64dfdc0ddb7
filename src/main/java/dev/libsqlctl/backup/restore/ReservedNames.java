package dev.libsqlctl.backup.restore;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tables that SQLite and libSQL keep for themselves. They come and go with what they are for. */
final class ReservedNames {
    /** Which tables have a vector index, in which form (libSQL, {@code vectorIndex.c}). */
    static final String VECTOR_INDEXES = "libsql_vector_meta_shadow";

    /** What AUTOINCREMENT has counted (SQLite, "Database File Format", 2.6.2). */
    static final String SEQUENCE = "sqlite_sequence";

    /** Makes it: SQLite does with the first table that has AUTOINCREMENT, and keeps it when the last one goes. */
    static final List<String> MAKE_SEQUENCE = List.of(
            "CREATE TABLE \"libsqlctl sequence\" (id INTEGER PRIMARY KEY AUTOINCREMENT)",
            "DROP TABLE \"libsqlctl sequence\"");

    private static final String SQLITE = "sqlite_";
    private static final String STATISTICS = "sqlite_stat";

    /** Those of the replication to object storage may not be written over the network. */
    private static final Set<String> SERVER = Set.of("_litestream_seq", "_litestream_lock", "libsql_wasm_func_table");

    private ReservedNames() {}

    /** {@return the name as names are compared: SQLite folds ASCII alone} */
    static String folded(String name) {
        return name.chars().noneMatch(c -> c >= 0x80) ? name.toLowerCase(Locale.ROOT) : foldedAscii(name);
    }

    private static String foldedAscii(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return folded.toString();
    }

    static boolean isSequence(String table) {
        return folded(table).equals(SEQUENCE);
    }

    /** {@return whether it is of ANALYZE} */
    static boolean isStatistics(String table) {
        return folded(table).startsWith(STATISTICS);
    }

    static boolean isServers(String table) {
        return SERVER.contains(folded(table));
    }

    /** {@return whether it is nobody's content} */
    static boolean isKept(String table) {
        String folded = folded(table);
        return folded.startsWith(SQLITE) || SERVER.contains(folded) || folded.equals(VECTOR_INDEXES);
    }

    /** {@return the name in quotes} */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
