package dev.libsqlctl.sql.rows;

import java.util.List;

/**
 * What was brought into a table.
 *
 * @param rows how many rows
 * @param columns the columns that got values
 * @param table what became of the table
 */
public record ImportReport(long rows, List<String> columns, Made table) {
    /** What became of the table. */
    public enum Made {
        /** It was made. */
        CREATED,
        /** It was there, and has more rows now. */
        APPENDED
    }
}
