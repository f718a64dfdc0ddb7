package dev.libsqlctl.cli;

import dev.libsqlctl.backup.BackupProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells on stderr how far a backup or a restore is: rows, bytes, rate and time left in one line on a terminal, nothing but notes elsewhere. */
final class BackupTalk implements BackupProgress, AutoCloseable {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Before that the rate would be a guess. */
    private static final double SETTLED_SECONDS = 1;

    private final Console console;
    private String work = "";
    private long totalRows;
    private long totalBytes;
    private long rows;
    private long bytes;
    private long begun;
    private long drawn;
    private boolean shown;

    BackupTalk(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void note(String message) {
        clear();
        console.say(message);
    }

    @Override
    public boolean isShown() {
        return console.terminal().err();
    }

    @Override
    public synchronized void begin(String newWork, long newRows, long newBytes) {
        clear();
        work = newWork;
        totalRows = newRows;
        totalBytes = newBytes;
        rows = 0;
        bytes = 0;
        begun = System.nanoTime();
        drawn = begun;
    }

    @Override
    public synchronized void advance(long moreRows, long moreBytes) {
        rows += moreRows;
        bytes += moreBytes;
        long now = System.nanoTime();
        if (isShown() && now - drawn >= REDRAW_NANOS) {
            drawn = now;
            console.err().print("\r" + line((now - begun) / 1e9) + "\u001B[K");
            console.err().flush();
            shown = true;
        }
    }

    private String line(double seconds) {
        StringBuilder line = new StringBuilder(work);
        double done = share();
        if (done > 0) {
            int filled = (int) (WIDTH * done);
            line.append(" [")
                    .append("#".repeat(filled))
                    .append("-".repeat(WIDTH - filled))
                    .append(']');
        }
        line.append(String.format(Locale.ROOT, " %,d rows", rows));
        if (bytes > 0) {
            line.append(", ").append(Quantities.bytes(bytes));
            line.append(", ").append(Quantities.bytes((long) (bytes / seconds))).append("/s");
        }
        if (done > 0 && seconds > SETTLED_SECONDS) {
            line.append(String.format(Locale.ROOT, ", %d s left", (long) Math.ceil(seconds / done - seconds)));
        }
        return line.toString();
    }

    /** {@return which part of the work is done, at most 1; 0 when that is not known} */
    private double share() {
        if (totalBytes > 0 && bytes > 0) {
            return Math.min(1, (double) bytes / totalBytes);
        }
        return totalRows > 0 ? Math.min(1, (double) rows / totalRows) : 0;
    }

    private void clear() {
        if (shown) {
            console.err().print("\r\u001B[K");
            console.err().flush();
            shown = false;
        }
    }

    @Override
    public synchronized void close() {
        clear();
    }
}
