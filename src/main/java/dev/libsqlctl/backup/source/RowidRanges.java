package dev.libsqlctl.backup.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Ranges of a table by its rowids, which may have gaps of any size: they are found by counting rows, not numbers. Counting reads the table once more, so where there are nearly as many rows as
 * numbers the next ranges are as long as the counted one.
 */
final class RowidRanges implements Snapshot.Ranges {
    /** How many ranges follow a counted one. */
    private static final int UNCOUNTED = 15;

    /** A range that is not counted has no more than so many times the rows that were wished for. */
    private static final int MOST_NUMBERS_PER_ROW = 2;

    private final Connection connection;
    private final TableShape shape;
    private final String sql;
    private Optional<Long> first = Optional.of(Long.MIN_VALUE);
    private long length;
    private int uncounted;

    /** @param connection for this alone, of the moment of the readers */
    RowidRanges(Connection connection, TableShape shape) {
        this.connection = connection;
        this.shape = shape;
        String rowid = Names.quoted(shape.rowid().orElseThrow());
        this.sql = "SELECT " + rowid + " FROM " + Names.quoted(shape.name()) + " NOT INDEXED WHERE " + rowid
                + " >= ? ORDER BY " + rowid + " LIMIT 1 OFFSET ?";
    }

    @Override
    public synchronized Optional<RowRange> next(long rows) {
        if (first.isEmpty()) {
            return Optional.empty();
        }
        long begin = first.get();
        Optional<Long> end;
        if (uncounted > 0 && begin <= Long.MAX_VALUE - length) {
            uncounted--;
            end = Optional.of(begin + length);
        } else {
            end = rowidBehind(begin, rows);
            length = end.map(rowid -> rowid - begin).orElse(0L);
            uncounted = length > 0 && length / MOST_NUMBERS_PER_ROW <= rows ? UNCOUNTED : 0;
        }
        first = end;
        return Optional.of(new RowRange(begin, end.map(rowid -> rowid - 1).orElse(Long.MAX_VALUE)));
    }

    private Optional<Long> rowidBehind(long begin, long rows) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, begin);
            statement.setLong(2, rows);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw SourceFailure.of("the table " + shape.name(), e);
        }
    }
}
