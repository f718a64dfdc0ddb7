package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * The rest of a result, read aside so that its stream is free: in memory up to a bound, the others in a temporary file. What breaks the
 * reading off is kept too, and thrown in its place.
 */
final class SpilledRows implements RowSource {
    /** Of the rows in memory, roughly. */
    static final long MEMORY_BYTES = 4 << 20;

    private final List<Col> columns;
    private final Queue<List<Value>> inMemory = new ArrayDeque<>();
    private RowFile file;
    private SQLException failure;

    private SpilledRows(List<Col> columns) {
        this.columns = columns;
    }

    /** {@return the rows that are left, which have been read when this returns; the source is closed} */
    static SpilledRows restOf(RowSource source, long memoryBytes) {
        SpilledRows rows = new SpilledRows(source.columns());
        try (source) {
            rows.readAll(source, memoryBytes);
        } catch (SQLException e) {
            rows.failure = e;
        } catch (IOException e) {
            rows.failure = unusable(e);
        }
        return rows;
    }

    @Override
    public List<Col> columns() {
        return columns;
    }

    @Override
    public List<Value> next() throws SQLException {
        List<Value> row = inMemory.poll();
        if (row == null && file != null) {
            row = nextInFile();
        }
        if (row == null && failure != null) {
            throw failure;
        }
        return row;
    }

    @Override
    public void close() {
        inMemory.clear();
        failure = null;
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private void readAll(RowSource source, long memoryBytes) throws SQLException, IOException {
        long bytes = 0;
        for (List<Value> row = source.next(); row != null; row = source.next()) {
            bytes += RowSize.of(row);
            if (bytes <= memoryBytes) {
                inMemory.add(row);
            } else {
                if (file == null) {
                    file = RowFile.create(Path.of(System.getProperty("java.io.tmpdir")), columns.size());
                }
                file.write(row);
            }
        }
    }

    private List<Value> nextInFile() throws SQLException {
        try {
            return file.read();
        } catch (IOException e) {
            failure = unusable(e);
            return null;
        }
    }

    private static SQLException unusable(IOException e) {
        return new SQLException(
                "The rest of the result could not be kept in a temporary file while another statement ran: "
                        + e.getMessage(),
                "58030",
                e);
    }
}
