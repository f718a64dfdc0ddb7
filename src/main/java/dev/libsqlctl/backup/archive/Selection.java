package dev.libsqlctl.backup.archive;

import java.util.List;

/**
 * What of a database is in a backup.
 *
 * @param part schema, rows, or both
 * @param tables the tables that were asked for, in which {@code *} and {@code ?} stand for any characters or one; empty for all
 * @param excluded the tables that were left out, likewise
 */
public record Selection(Part part, List<String> tables, List<String> excluded) {
    /** Everything. */
    public static final Selection ALL = new Selection(Part.ALL, List.of(), List.of());

    /** Schema, rows, or both. */
    public enum Part {
        /** Both. */
        ALL,
        /** The schema alone. */
        SCHEMA,
        /** The rows alone. */
        DATA
    }

    /** {@return whether it is the whole database} */
    public boolean isAll() {
        return part == Part.ALL && tables.isEmpty() && excluded.isEmpty();
    }
}
