package dev.libsqlctl.backup.dump;

import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.source.SchemaEntry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells what of a schema was chosen: tables with their indexes and triggers, and views. The shadow tables of a virtual table go with it. */
final class Chosen {
    private final List<Pattern> included;
    private final List<Pattern> excluded;
    private final Set<String> shadows;

    Chosen(Selection selection, Set<String> shadows) {
        this.included = selection.tables().stream().map(Chosen::pattern).toList();
        this.excluded = selection.excluded().stream().map(Chosen::pattern).toList();
        this.shadows = shadows;
    }

    private static Pattern pattern(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (char c : glob.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    boolean contains(SchemaEntry entry) {
        String table = entry.table();
        return (included.isEmpty() || fits(included, table)) && !fits(excluded, table);
    }

    private boolean fits(List<Pattern> patterns, String table) {
        return matches(patterns, table)
                || shadows.contains(table) && prefixes(table).stream().anyMatch(virtual -> matches(patterns, virtual));
    }

    /** {@return the names that a shadow table's virtual table may have: what stands before an underscore} */
    private static List<String> prefixes(String shadow) {
        return IntStream.range(0, shadow.length())
                .filter(i -> shadow.charAt(i) == '_')
                .mapToObj(i -> shadow.substring(0, i))
                .toList();
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.matcher(name.toLowerCase(Locale.ROOT)).matches());
    }
}
