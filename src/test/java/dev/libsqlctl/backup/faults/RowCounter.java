package dev.libsqlctl.backup.faults;

import dev.libsqlctl.backup.content.ValueSink;

/** Counts rows. */
final class RowCounter implements ValueSink {
    private long rows;

    long rows() {
        return rows;
    }

    @Override
    public void nullValue() {}

    @Override
    public void integer(long value) {}

    @Override
    public void real(double value) {}

    @Override
    public void text(byte[] utf8) {}

    @Override
    public void blob(byte[] bytes) {}

    @Override
    public void endRow() {
        rows++;
    }
}
