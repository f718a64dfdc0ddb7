package dev.libsqlctl.backup.source;

/**
 * Some rows of a table, by rowid.
 *
 * @param first the least rowid that one of them may have
 * @param last the greatest
 */
public record RowRange(long first, long last) {
    /** Every row of a table, also of one without rowid. */
    public static final RowRange ALL = new RowRange(Long.MIN_VALUE, Long.MAX_VALUE);
}
