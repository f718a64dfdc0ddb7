package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.content.ContentHash;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.OptionalLong;

/** Finds where a table can be read again behind a damaged part. */
final class Damage {
    private static final long FINENESS = 32;

    private final FileReader reader;
    private final TableShape shape;
    private final boolean zeroIsAHole;

    /** @param zeroIsAHole as for {@link LastRowid} */
    Damage(FileReader reader, TableShape shape, boolean zeroIsAHole) {
        this.reader = reader;
        this.shape = shape;
        this.zeroIsAHole = zeroIsAHole;
    }

    /**
     * {@return the rowid of the next row that can be read, or one behind which there are no more; null when there is none}
     *
     * @param damaged a rowid from which it cannot
     */
    Long end(long damaged) {
        // Rowids begin at 1 nearly always: from the least number there is, the steps would be too long when they come
        // there.
        Long end = damaged < 0 ? endUpTo(damaged, 0) : null;
        return end == null ? endUpTo(Math.max(damaged, 0), Long.MAX_VALUE) : end;
    }

    /** Distances are unsigned: there may be more numbers between two than a signed one counts. */
    private Long endUpTo(long damaged, long most) {
        long bad = damaged;
        long good = damaged;
        while (!readableFrom(good)) {
            if (good == most) {
                return null;
            }
            bad = good;
            // What lies between damaged parts, and is not much smaller than these, is not passed over.
            long step = Math.max(1, Long.divideUnsigned(good - damaged, FINENESS));
            good = Long.compareUnsigned(most - good, step) < 0 ? most : good + step;
        }
        while (good - bad > 1) {
            long middle = bad + (good - bad) / 2;
            if (readableFrom(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return probe(good).orElse(good);
    }

    private boolean readableFrom(long rowid) {
        try {
            probe(rowid);
            return true;
        } catch (LibsqlctlException e) {
            if (e.code() != ErrorCode.SOURCE_CORRUPT) {
                throw e;
            }
            return false;
        }
    }

    /** {@return the rowid of the next row; empty when there is none} */
    private OptionalLong probe(long rowid) {
        LastRowid next = new LastRowid(new ContentHash(), shape, rowid, zeroIsAHole);
        reader.readOne(shape, rowid, next);
        return next.rowid();
    }
}
