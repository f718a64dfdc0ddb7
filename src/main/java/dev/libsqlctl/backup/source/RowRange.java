package dev.libsqlctl.backup.source;

import java.util.OptionalLong;

/**
 * Some rows of a table, by rowid.
 *
 * @param after the rowid behind which they begin; empty for the beginning of the table
 * @param upTo the rowid of the last of them; empty for the end of the table
 */
public record RowRange(OptionalLong after, OptionalLong upTo) {
    /** Every row of a table. */
    public static final RowRange ALL = new RowRange(OptionalLong.empty(), OptionalLong.empty());
}
