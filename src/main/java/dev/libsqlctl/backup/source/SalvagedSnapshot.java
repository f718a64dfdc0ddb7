package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A snapshot of a damaged file: rows that cannot be read are passed over, and what was passed over is told. */
public final class SalvagedSnapshot implements Snapshot {
    private static final long UNKNOWN = -1;

    private final FileSnapshot file;
    private final boolean zerosAtTheEnd;
    private final List<String> losses = new ArrayList<>();

    /** @param file closed by whoever opened it */
    public SalvagedSnapshot(FileSnapshot file) {
        this.file = file;
        this.zerosAtTheEnd = file.endsWithinPage();
        if (zerosAtTheEnd) {
            lose("the file: it is cut off within a page, so that the last value before that may end in zeros");
        }
    }

    /** {@return what was passed over so far, in words} */
    public synchronized List<String> losses() {
        return List.copyOf(losses);
    }

    private synchronized void lose(String loss) {
        losses.add(loss);
    }

    @Override
    public Origin origin() {
        return file.origin();
    }

    @Override
    public HeaderValues header() {
        return file.header();
    }

    @Override
    public List<SchemaEntry> schema() {
        return file.schema();
    }

    @Override
    public TableShape shape(String table) {
        return file.shape(table);
    }

    @Override
    public Set<String> shadowTables() {
        return file.shadowTables();
    }

    @Override
    public long rows() {
        return 0;
    }

    /** Nobody would compare it. */
    @Override
    public long foreignKeyViolations() {
        return UNKNOWN;
    }

    @Override
    public Ranges ranges(TableShape shape) {
        return new WholeTable();
    }

    @Override
    public List<RowReader> readers() {
        return List.of(this::read);
    }

    private void read(TableShape shape, RowRange range, ValueSink sink) {
        FileReader reader = file.reader();
        if (shape.rowid().isEmpty()) {
            readToDamage(reader, shape, sink);
            return;
        }
        TableShape followed = followed(shape);
        long first = range.first();
        while (true) {
            LastRowid last = new LastRowid(sink, shape, first, zerosAtTheEnd);
            try {
                reader.read(followed, new RowRange(first, range.last()), last);
                return;
            } catch (LibsqlctlException e) {
                requireDamage(e);
                if (last.rowid().isPresent()) {
                    long read = last.rowid().getAsLong();
                    if (read == Long.MAX_VALUE) {
                        lose("table " + shape.name() + ": what stands behind rowid " + read + " cannot be read");
                        return;
                    }
                    first = read + 1;
                }
                Long next = new Damage(reader, followed, zerosAtTheEnd).end(first);
                lose("table " + shape.name() + ": " + between(first, next));
                if (next == null) {
                    return;
                }
                first = next;
            }
        }
    }

    /** {@return the same with the rowid first, so that it is known behind which row the damage begins, and in the order of rowids, so that it can be read from there} */
    private static TableShape followed(TableShape shape) {
        return shape.rowidBeside()
                ? new TableShape(shape.name(), shape.columns(), shape.rowid(), shape.integerKey(), true, true)
                : shape.followed();
    }

    private static String between(long first, Long next) {
        if (next == null) {
            return first == Long.MIN_VALUE
                    ? "nothing can be read"
                    : "what stands from rowid " + first + " on cannot be read";
        }
        return (first == Long.MIN_VALUE
                        ? "what stands before rowid " + next
                        : "what stands from rowid " + first + " to " + (next - 1))
                + " cannot be read";
    }

    /** From its beginning and, where it is kept in the order of a key, from its end as well. */
    private void readToDamage(FileReader reader, TableShape shape, ValueSink sink) {
        List<KeyColumn> key = file.keyOrder(shape.name());
        try {
            reader.readByKey(shape, key, FileReader.Direction.FORWARDS, sink);
            return;
        } catch (LibsqlctlException e) {
            requireDamage(e);
        }
        lose("table " + shape.name() + ": some rows cannot be read");
        if (key.isEmpty()) {
            return;
        }
        try {
            reader.readByKey(shape, key, FileReader.Direction.BACKWARDS, sink);
        } catch (LibsqlctlException e) {
            requireDamage(e);
        }
    }

    private static void requireDamage(LibsqlctlException e) {
        if (e.code() != ErrorCode.SOURCE_CORRUPT) {
            throw e;
        }
    }

    /** Does nothing: the file is closed by whoever opened it. */
    @Override
    public void close() {}
}
