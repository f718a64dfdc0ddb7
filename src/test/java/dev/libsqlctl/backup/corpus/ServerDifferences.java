package dev.libsqlctl.backup.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** In what a dump of a server may differ from the dump that was restored to it, and in nothing else. {@code docs/backup.md} lists it. */
final class ServerDifferences {
    /** Once a database has had an AUTOINCREMENT, its table of them cannot be dropped again. */
    private static final String SEQUENCES = "DELETE FROM sqlite_sequence;";

    /** A server takes no statistics. */
    private static final Set<String> WITH_STATISTICS = Set.of("statistics");

    /** Over the network rows come in the order of the table's key, whatever index SQLite would rather read. */
    private static final Set<String> READ_BY_INDEX = Set.of("read-by-index", "everything");

    /** How the manual calls what is told apart here. */
    static final List<String> TITLES = List.of(
            "a table that SQLite reads from an index, because that has all its columns and is smaller",
            "what ANALYZE found out (`sqlite_stat1`)",
            "`" + SEQUENCES + "`");

    private ServerDifferences() {}

    /** {@return what of a dump must be the same} */
    static byte[] comparable(CorpusDatabase database, byte[] dump, byte[] restored) {
        // Byte by byte, whatever the bytes mean.
        String text = new String(dump, StandardCharsets.ISO_8859_1);
        if (!new String(restored, StandardCharsets.ISO_8859_1).contains("\n" + SEQUENCES + "\n")) {
            text = without(text, SEQUENCES::equals);
        }
        if (WITH_STATISTICS.contains(database.name())) {
            text = without(text, line -> line.startsWith("ANALYZE ") || line.startsWith("INSERT INTO sqlite_stat1 "));
        }
        if (READ_BY_INDEX.contains(database.name()) || database.name().startsWith("seed-")) {
            String[] lines = text.split("\n");
            Arrays.sort(lines);
            text = String.join("\n", lines);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String without(String dump, Predicate<String> unwanted) {
        return String.join(
                "\n",
                Arrays.stream(dump.split("\n", -1)).filter(unwanted.negate()).toList());
    }
}
