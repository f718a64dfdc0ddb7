package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Reads a table from a server page by page, each a request of its own that says behind which key it begins. One long answer would have to be read as fast as it comes, or the server
 * would drop the transaction.
 */
final class ServerReader implements Snapshot.RowReader {
    /** What the driver says of a text that is no UTF-8, and of an infinity. */
    private static final Set<String> UNSENDABLE = Set.of("22021", "22003");

    private final Connection connection;
    private final Catalog catalog;
    private final KeptAlive turns;
    private final ServerSnapshot.Precision precision;
    private final SentAsBytes bytes;

    ServerReader(
            Connection connection,
            Catalog catalog,
            KeptAlive turns,
            ServerSnapshot.Precision precision,
            Charset encoding) {
        this.connection = connection;
        this.catalog = catalog;
        this.turns = turns;
        this.precision = precision;
        this.bytes = new SentAsBytes(encoding);
    }

    @Override
    public void read(TableShape shape, RowRange range, ValueSink sink) {
        try {
            List<KeyColumn> key = turns.ask(() -> key(shape));
            PageQuery query = new PageQuery(shape, key, precision);
            PageSize size = new PageSize();
            List<Object> after = List.of();
            while (after != null) {
                after = page(query, after, size, sink);
            }
        } catch (SQLException e) {
            if (UNSENDABLE.contains(String.valueOf(e.getSQLState()))) {
                throw new UnsendableException("a value of the table " + shape.name() + " cannot be sent as it is", e);
            }
            throw ServerFailure.of("the table " + shape.name(), e);
        }
    }

    private List<KeyColumn> key(TableShape shape) throws SQLException {
        return shape.rowid().isPresent()
                ? shape.rowid().stream()
                        .map(rowid -> new KeyColumn(rowid, false, "BINARY"))
                        .toList()
                : catalog.key(shape.name());
    }

    /** {@return the key of the last row; null at the end of the table} */
    private List<Object> page(PageQuery query, List<Object> after, PageSize size, ValueSink sink) throws SQLException {
        long rows = 0;
        long weight = 0;
        long limit = size.rows();
        List<Object> last = null;
        try (PreparedStatement statement = connection.prepareStatement(query.sql(after.isEmpty()))) {
            query.bind(statement, after, limit);
            // The turn ends with the answer: whoever gets the rows may take longer than the server waits.
            try (ResultSet result = turns.ask(statement::executeQuery)) {
                while (result.next()) {
                    weight += readRow(result, query, sink);
                    rows++;
                    if (rows == limit) {
                        last = query.key(result);
                    }
                }
            }
        }
        size.learn(rows, weight);
        return last;
    }

    private long readRow(ResultSet row, PageQuery query, ValueSink sink) throws SQLException {
        long size = 0;
        for (int i = 1; i <= query.columns(); i++) {
            size += precision == ServerSnapshot.Precision.USUAL
                    ? usual(row.getObject(i), sink)
                    : bytes.decode(row.getObject(i), sink);
        }
        sink.endRow();
        return size;
    }

    private static long usual(Object value, ValueSink sink) {
        if (value == null) {
            sink.nullValue();
        } else if (value instanceof Number number && !(value instanceof Double)) {
            sink.integer(number.longValue());
        } else if (value instanceof Double number) {
            sink.real(number);
        } else if (value instanceof byte[] bytes) {
            sink.blob(bytes);
            return bytes.length;
        } else {
            byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
            sink.text(utf8);
            return utf8.length;
        }
        return Long.BYTES;
    }
}
