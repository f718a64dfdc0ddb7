package dev.libsqlctl.backup.dump;

/** How many rows make a text of some size, by the rows of the table that were seen so far. */
final class RowSize {
    private static final long FIRST_ROWS = 256;
    private static final long MOST_ROWS = 20_000;

    private volatile double bytesOfRow;

    void learn(Chunk.Written written) {
        if (written.rows() > 0) {
            bytesOfRow = (double) written.bytes() / written.rows();
        }
    }

    long rowsIn(long bytes) {
        return bytesOfRow == 0 ? FIRST_ROWS : Math.max(1, Math.min(MOST_ROWS, (long) (bytes / bytesOfRow)));
    }
}
