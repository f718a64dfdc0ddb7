package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A database as it was at one moment, however long the reading takes and whatever others write meanwhile. Every method throws
 * {@link dev.libsqlctl.error.LibsqlctlException} when the database cannot be read.
 */
public interface Snapshot extends AutoCloseable {
    /** {@return what it is a snapshot of} */
    Origin origin();

    /** {@return the numbers in its header that no SQL dump holds} */
    HeaderValues header();

    /** {@return the rows of {@code sqlite_schema} that have SQL text, by rowid} */
    List<SchemaEntry> schema();

    /**
     * {@return what can be read of a table}
     *
     * @param table its name
     */
    TableShape shape(String table);

    /** {@return the names of the tables in which virtual tables keep their content} */
    Set<String> shadowTables();

    /** {@return how many rows its tables have, for people who wait; 0 when that is not known} */
    long rows();

    /** {@return how many rows break a foreign key; -1 when a foreign key's own definition keeps that from being told} */
    long foreignKeyViolations();

    /**
     * Divides a table into ranges of rows, in the table's order.
     *
     * @param shape the table
     * @return the ranges, each found when it is asked for
     */
    Ranges ranges(TableShape shape);

    /** {@return readers of this one moment, at least one; different threads may use different ones at a time} */
    List<RowReader> readers();

    @Override
    void close();

    /** The ranges of a table that have not been handed out yet. Safe for use by several threads. */
    interface Ranges {
        /**
         * {@return the next range; empty when there are no more rows}
         *
         * @param rows how many rows it should have; one that cannot be divided has more
         */
        Optional<RowRange> next(long rows);
    }

    /** Reads rows. For one thread at a time. */
    interface RowReader {
        /**
         * Reads the rows of a range in the table's order.
         *
         * @param shape the table
         * @param range which rows
         * @param sink receives the value of the rowid where the shape names one, then those of its columns
         */
        void read(TableShape shape, RowRange range, ValueSink sink);
    }
}
