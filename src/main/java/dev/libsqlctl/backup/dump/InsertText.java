package dev.libsqlctl.backup.dump;

import dev.libsqlctl.backup.content.ValueSink;

/** Turns rows into the INSERT statements of a dump, one in a line, in slabs that go to a chunk. */
final class InsertText implements ValueSink {
    /** A slab this full is handed on. */
    static final int FULL = 128 * 1024;

    /** A blob is turned into text in pieces, so that a large one does not have to be held twice. */
    private static final int PIECE = 64 * 1024;

    private final byte[] prefix;
    private final RealText reals = new RealText();
    private Chunk chunk;
    private Slab out;
    private boolean inRow;
    private long rows;

    /** @param prefix what stands before the values: {@code INSERT INTO t VALUES(} */
    InsertText(byte[] prefix) {
        this.prefix = prefix.clone();
    }

    /** From now on rows go to this chunk. */
    void begin(Chunk next) {
        chunk = next;
        out = chunk.slab();
        rows = 0;
    }

    /** Hands on what is left, and ends the chunk. */
    void end() {
        chunk.add(out, rows);
        chunk.end();
    }

    private void separate() {
        if (inRow) {
            out.put(',');
        } else {
            out.put(prefix);
            inRow = true;
        }
    }

    @Override
    public void nullValue() {
        separate();
        out.ascii("NULL");
    }

    @Override
    public void integer(long value) {
        separate();
        out.decimal(value);
    }

    @Override
    public void real(double value) {
        separate();
        reals.write(value, out);
    }

    @Override
    public void text(byte[] utf8) {
        separate();
        new ValueText(out).text(utf8);
        handOnIfFull();
    }

    @Override
    public void blob(byte[] bytes) {
        separate();
        out.ascii("X'");
        for (int i = 0; i < bytes.length; i += PIECE) {
            out.hex(bytes, i, Math.min(bytes.length, i + PIECE));
            handOnIfFull();
        }
        out.put('\'');
    }

    @Override
    public void endRow() {
        out.ascii(");\n");
        inRow = false;
        rows++;
        handOnIfFull();
    }

    private void handOnIfFull() {
        if (out.length() >= FULL) {
            chunk.add(out, rows);
            out = chunk.slab();
            rows = 0;
        }
    }
}
