package dev.libsqlctl.backup.source;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;

/** Finds where a table can be read again behind a damaged part. */
final class Damage {
    private final FileReader reader;
    private final TableShape shape;

    Damage(FileReader reader, TableShape shape) {
        this.reader = reader;
        this.shape = shape;
    }

    /**
     * {@return a rowid from which the next row can be read; null when there is none}
     *
     * @param last the rowid behind which the damage begins
     */
    Long end(long last) {
        long bad = last;
        long good = last;
        for (long step = 1; ; step *= 2) {
            if (step <= 0 || last > Long.MAX_VALUE - step) {
                return null;
            }
            good = last + step;
            if (readableFrom(good)) {
                break;
            }
            bad = good;
        }
        while (good - bad > 1) {
            long middle = bad + (good - bad) / 2;
            if (readableFrom(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean readableFrom(long rowid) {
        try {
            reader.readOne(shape, rowid);
            return true;
        } catch (LibsqlctlException e) {
            if (e.code() != ErrorCode.SOURCE_CORRUPT) {
                throw e;
            }
            return false;
        }
    }
}
