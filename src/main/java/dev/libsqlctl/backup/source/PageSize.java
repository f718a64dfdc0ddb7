package dev.libsqlctl.backup.source;

/** How many rows a page has: as many as travel well at once, by the rows that were seen so far. */
final class PageSize {
    private static final long FIRST_ROWS = 500;
    private static final long MOST_ROWS = 20_000;
    private static final double BYTES = 2_000_000;

    /** What a row weighs beside its values. */
    private static final long OVERHEAD = 32;

    private long rows = FIRST_ROWS;

    long rows() {
        return rows;
    }

    void learn(long seenRows, long seenBytes) {
        if (seenRows > 0) {
            double bytesOfRow = OVERHEAD + (double) seenBytes / seenRows;
            rows = Math.max(1, Math.min(MOST_ROWS, (long) (BYTES / bytesOfRow)));
        }
    }
}
