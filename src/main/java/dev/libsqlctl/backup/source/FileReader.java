package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * Reads rows of a file. It asks the driver's layer below JDBC for each value: through {@code ResultSet} every one of them would take two locks and an object.
 */
final class FileReader implements Snapshot.RowReader {
    private static final byte[] EMPTY = {};
    /** SQLite would take {@code IS NOT NULL} for granted. */
    private static final String WITH_KEY = " WHERE typeof(%s) <> 'null'";

    private final SQLiteConnection connection;
    private final boolean utf8;
    private TableShape prepared;
    private PreparedStatement statement;

    /** @param utf8 whether the database holds its texts so; else they are converted */
    FileReader(SQLiteConnection connection, boolean utf8) {
        this.connection = connection;
        this.utf8 = utf8;
    }

    @Override
    public void read(TableShape shape, RowRange range, ValueSink sink) {
        try {
            prepare(shape);
            if (shape.divisible()) {
                statement.setLong(1, range.first());
                statement.setLong(2, range.last());
            }
            readAll(statement, shape, sink);
        } catch (SQLException e) {
            abandon();
            throw SourceFailure.of("the table " + shape.name(), e);
        }
    }

    /** Which way a table is read. */
    enum Direction {
        /** As it is kept. */
        FORWARDS,
        /** From its end. */
        BACKWARDS
    }

    /**
     * Reads a whole table from the tree that it is kept in, but for rows that have no key: there are none, but zeros where a page is damaged look like them.
     *
     * @param key the order in which it is kept; empty when that has no name: then in the only direction there is
     */
    void readByKey(TableShape shape, List<KeyColumn> key, Direction direction, ValueSink sink) {
        String order = key.stream()
                .map(column -> Names.quoted(column.name()) + " COLLATE " + Names.quoted(column.collation())
                        + (column.descending() == (direction == Direction.FORWARDS) ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        try (PreparedStatement all = connection.prepareStatement(shape.select() + " NOT INDEXED"
                + (key.isEmpty()
                        ? ""
                        : WITH_KEY.formatted(Names.quoted(key.get(0).name())) + " ORDER BY " + order))) {
            readAll(all, shape, sink);
        } catch (SQLException e) {
            throw SourceFailure.of("the table " + shape.name(), e);
        }
    }

    /** Reads the next row of a table from a rowid on, to see whether it can be read. */
    void readOne(TableShape shape, long rowid, ValueSink sink) {
        String name = Names.quoted(shape.rowid().orElseThrow());
        try (PreparedStatement next = connection.prepareStatement(
                shape.select() + " NOT INDEXED WHERE " + name + " >= ? ORDER BY " + name + " LIMIT 1")) {
            next.setLong(1, rowid);
            readAll(next, shape, sink);
        } catch (SQLException e) {
            throw SourceFailure.of("the table " + shape.name(), e);
        }
    }

    private void prepare(TableShape shape) throws SQLException {
        // The comparison that a record has by itself is made at its first use, which takes as long as a small table.
        if (shape == prepared) {
            return;
        }
        close();
        String sql = shape.select()
                + shape.rowid()
                        .filter(rowid -> shape.divisible())
                        .map(Names::quoted)
                        .map(rowid -> " NOT INDEXED WHERE " + rowid + " BETWEEN ? AND ? ORDER BY " + rowid)
                        .orElse("");
        statement = connection.prepareStatement(sql);
        prepared = shape;
    }

    private void readAll(PreparedStatement reading, TableShape shape, ValueSink sink) throws SQLException {
        try (ResultSet rows = reading.executeQuery()) {
            if (rows.next()) {
                int columns = shape.columns().size();
                // The driver has made the first step already.
                ((CoreStatement) reading).pointer.safeRunConsume((db, row) -> readAll(db, row, columns, sink));
            }
        }
    }

    private void readAll(DB db, long row, int columns, ValueSink sink) throws SQLException {
        int result = Codes.SQLITE_ROW;
        while (result == Codes.SQLITE_ROW) {
            for (int i = 0; i < columns; i++) {
                readValue(db, row, i, sink);
            }
            sink.endRow();
            result = db.step(row);
        }
        if (result != Codes.SQLITE_DONE) {
            throw DB.newSQLException(result, "while it was read");
        }
    }

    private void readValue(DB db, long row, int column, ValueSink sink) throws SQLException {
        switch (db.column_type(row, column)) {
            case Codes.SQLITE_INTEGER -> sink.integer(db.column_long(row, column));
            case Codes.SQLITE_FLOAT -> sink.real(db.column_double(row, column));
            case Codes.SQLITE_TEXT ->
                sink.text(
                        utf8
                                ? bytes(db, row, column)
                                : db.column_text(row, column).getBytes(StandardCharsets.UTF_8));
            case Codes.SQLITE_BLOB -> sink.blob(bytes(db, row, column));
            default -> sink.nullValue();
        }
    }

    /** SQLite has no pointer for what is empty. */
    private static byte[] bytes(DB db, long row, int column) throws SQLException {
        byte[] bytes = db.column_blob(row, column);
        return bytes == null ? EMPTY : bytes;
    }

    /** A statement that failed with its first row cannot be asked again. */
    private void abandon() {
        try {
            close();
        } catch (SQLException e) {
            // The failure before says more.
            prepared = null;
        }
    }

    void close() throws SQLException {
        if (statement != null) {
            statement.close();
            statement = null;
            prepared = null;
        }
    }
}
