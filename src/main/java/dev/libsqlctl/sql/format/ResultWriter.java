package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes results, one after another, row by row. What it keeps of a result in memory has a bound. Values are {@link Long}, {@link Double}, {@link String}, byte array, or null. Not safe for use by
 * several threads.
 */
public interface ResultWriter {
    /**
     * Begins a result.
     *
     * @param columns their names, at least one; some may be the same
     */
    void begin(List<String> columns) throws IOException;

    /**
     * Writes a row.
     *
     * @param values as many as there are columns; not changed, and not kept
     */
    void row(Object[] values) throws IOException;

    /** Ends a result. */
    void end() throws IOException;

    /**
     * Ends a result of which rows are missing, so that another may follow.
     *
     * @param error what is known of the failure: texts, numbers and null
     */
    default void breakOff(Map<String, Object> error) throws IOException {}
}
