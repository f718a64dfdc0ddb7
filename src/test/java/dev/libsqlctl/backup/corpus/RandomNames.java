package dev.libsqlctl.backup.corpus;

import java.util.List;
import java.util.Random;

/** Random names that do not come twice, as they are written in SQL: plain, quoted in each of the ways, and keywords. */
final class RandomNames {
    private static final List<String> STEMS = List.of(
            "plain",
            "with space",
            "quo\"te",
            "apos'trophe",
            "semi;colon",
            "dash--es",
            "com/*ment",
            "ünï",
            "表",
            "😀",
            "select",
            "order",
            "attach",
            "inf",
            "line\nend",
            "dollar$",
            "9digit",
            "[x",
            "`b",
            "UPPER",
            "replace");
    private static final List<String> COLUMN_STEMS = List.of("rowid", "_rowid_", "oid");

    private final Random random;
    private final List<String> special;
    private int count;

    private RandomNames(Random random, List<String> special) {
        this.random = random;
        this.special = special;
    }

    RandomNames(Random random) {
        this(random, List.of());
    }

    /** {@return names for the columns of one table} */
    RandomNames ofColumns() {
        return new RandomNames(random, COLUMN_STEMS);
    }

    /** {@return the next one} */
    String next() {
        count++;
        if (count <= special.size() && random.nextInt(8) == 0) {
            return special.get(count - 1);
        }
        String name = STEMS.get(random.nextInt(STEMS.size())) + count;
        return switch (random.nextInt(8)) {
            case 0 -> '\'' + name.replace("'", "''") + '\'';
            case 1 -> name.contains("]") ? quoted(name) : '[' + name + ']';
            case 2 -> '`' + name.replace("`", "``") + '`';
            case 3, 4 -> quoted(name);
            default -> name.matches("[A-Za-z][A-Za-z0-9]*") ? name : quoted(name);
        };
    }

    /** {@return the next one that a server can make a virtual table of} */
    String nextOfVirtualTable() {
        String name = next();
        return Character.isDigit(name.charAt(1)) ? nextOfVirtualTable() : name;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
