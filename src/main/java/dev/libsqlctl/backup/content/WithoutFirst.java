package dev.libsqlctl.backup.content;

/** Passes on all values of a row but the first: a rowid is read beside the columns, and is no content. */
public final class WithoutFirst implements ValueSink {
    private final ValueSink rest;
    private boolean inRow;

    /** @param rest gets the other values */
    public WithoutFirst(ValueSink rest) {
        this.rest = rest;
    }

    private boolean isFirst() {
        boolean first = !inRow;
        inRow = true;
        return first;
    }

    @Override
    public void nullValue() {
        if (!isFirst()) {
            rest.nullValue();
        }
    }

    @Override
    public void integer(long value) {
        if (!isFirst()) {
            rest.integer(value);
        }
    }

    @Override
    public void real(double value) {
        if (!isFirst()) {
            rest.real(value);
        }
    }

    @Override
    public void text(byte[] utf8) {
        if (!isFirst()) {
            rest.text(utf8);
        }
    }

    @Override
    public void blob(byte[] bytes) {
        if (!isFirst()) {
            rest.blob(bytes);
        }
    }

    @Override
    public void endRow() {
        inRow = false;
        rest.endRow();
    }
}
