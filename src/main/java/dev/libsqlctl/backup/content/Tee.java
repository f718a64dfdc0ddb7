package dev.libsqlctl.backup.content;

/** Gives what it receives to two others. Those must not change the bytes. */
public final class Tee implements ValueSink {
    private final ValueSink first;
    private final ValueSink second;

    /**
     * @param first is told first
     * @param second is told second
     */
    public Tee(ValueSink first, ValueSink second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void nullValue() {
        first.nullValue();
        second.nullValue();
    }

    @Override
    public void integer(long value) {
        first.integer(value);
        second.integer(value);
    }

    @Override
    public void real(double value) {
        first.real(value);
        second.real(value);
    }

    @Override
    public void text(byte[] utf8) {
        first.text(utf8);
        second.text(utf8);
    }

    @Override
    public void blob(byte[] bytes) {
        first.blob(bytes);
        second.blob(bytes);
    }

    @Override
    public void endRow() {
        first.endRow();
        second.endRow();
    }
}
