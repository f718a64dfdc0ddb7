package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ValueSink;
import java.util.OptionalLong;

/** Passes rows on and remembers the rowid of the last one, which stands first in each. */
final class LastRowid implements ValueSink {
    private final ValueSink sink;
    private final boolean wanted;
    private boolean inRow;
    private long rowid;
    private OptionalLong last = OptionalLong.empty();

    /** @param wanted whether the sink gets the rowid as well */
    LastRowid(ValueSink sink, boolean wanted) {
        this.sink = sink;
        this.wanted = wanted;
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
            inRow = true;
            rowid = value;
            if (!wanted) {
                return;
            }
        }
        sink.integer(value);
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
