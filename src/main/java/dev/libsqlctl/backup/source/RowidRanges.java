package dev.libsqlctl.backup.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Ranges of a table by its rowids, which may have gaps of any size: each is found by counting rows, not numbers. */
final class RowidRanges implements Snapshot.Ranges {
    private final Connection connection;
    private final TableShape shape;
    private final String sql;
    private Optional<Long> first = Optional.of(Long.MIN_VALUE);

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
        Optional<Long> end = rowidBehind(begin, rows);
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
