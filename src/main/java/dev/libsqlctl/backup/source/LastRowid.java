package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.OptionalLong;

/**
 * Passes rows on and remembers the rowid of the last one, which stands first in each. Rowids ascend in a table, so that one that does not is no row's: SQLite finds such in pages that are
 * damaged in a way that it does not notice.
 */
final class LastRowid implements ValueSink {
    private final ValueSink sink;
    private final TableShape shape;
    private final long least;
    private final boolean zeroIsAHole;
    private boolean inRow;
    private long rowid;
    private OptionalLong last = OptionalLong.empty();

    /**
     * @param shape of the table; the sink gets the rowid if that has it
     * @param least the rowid that was asked for: SQLite looks for it, but does not compare what it finds there
     * @param zeroIsAHole whether a row of the number 0 is none either
     */
    LastRowid(ValueSink sink, TableShape shape, long least, boolean zeroIsAHole) {
        this.sink = sink;
        this.shape = shape;
        this.least = least;
        this.zeroIsAHole = zeroIsAHole;
    }

    OptionalLong rowid() {
        return last;
    }

    @Override
    public void nullValue() {
        sink.nullValue();
    }

    @Override
    public void integer(long value) {
        if (!inRow) {
            requireRow(value);
            inRow = true;
            rowid = value;
            if (!shape.rowidBeside()) {
                return;
            }
        }
        sink.integer(value);
    }

    private void requireRow(long value) {
        boolean misplaced = value < least || last.isPresent() && value <= last.getAsLong();
        if (misplaced || zeroIsAHole && value == 0) {
            throw new LibsqlctlException(
                    ErrorCode.SOURCE_CORRUPT, "the table " + shape.name() + " has a row in the wrong place", null);
        }
    }

    @Override
    public void real(double value) {
        sink.real(value);
    }

    @Override
    public void text(byte[] utf8) {
        sink.text(utf8);
    }

    @Override
    public void blob(byte[] bytes) {
        sink.blob(bytes);
    }

    @Override
    public void endRow() {
        inRow = false;
        last = OptionalLong.of(rowid);
        sink.endRow();
    }
}
