package dev.libsqlctl.backup.content;

/** Receives rows, value by value, without an object for each: there are millions of them. */
public interface ValueSink {
    /** Receives NULL. */
    void nullValue();

    /** Receives an INTEGER. */
    void integer(long value);

    /**
     * Receives a REAL.
     *
     * @param value also an infinity or -0.0, never NaN, which SQLite stores as NULL
     */
    void real(double value);

    /**
     * Receives a TEXT.
     *
     * @param utf8 its bytes as they are stored, which need not be valid UTF-8 and may hold NUL; they belong to the receiver
     */
    void text(byte[] utf8);

    /**
     * Receives a BLOB.
     *
     * @param bytes they belong to the receiver
     */
    void blob(byte[] bytes);

    /** The row is complete. */
    void endRow();
}
