package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.target.DatabaseWords;
import java.nio.file.Path;
import java.sql.SQLException;

/** What SQLite said when it did not do what it was asked for. */
public final class SqliteFailure {
    private static final int SHOWN = 100;
    private static final int PRIMARY = 0xff;

    // SQLite, "Result and Error Codes"
    private static final int NOMEM = 7;
    private static final int READONLY = 8;
    private static final int INTERRUPT = 9;
    private static final int IOERR = 10;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;

    private final SQLException exception;
    private final int code;

    /** @param exception what the driver threw, with SQLite's result code */
    public SqliteFailure(SQLException exception) {
        this.exception = exception;
        this.code = exception.getErrorCode() & PRIMARY;
    }

    /** {@return whether it was asked to stop} */
    boolean isInterruption() {
        return code == INTERRUPT;
    }

    /** {@return whether the disk or the memory was to blame, so that any statement might have failed} */
    public boolean isOfMachine() {
        return code == NOMEM || code == READONLY || code == IOERR || code == FULL || code == CANTOPEN;
    }

    /** {@return its words, without those that its driver puts around them} */
    String words() {
        return DatabaseWords.of(exception).replaceAll("\\s+", " ");
    }

    /**
     * {@return the error when it was the machine, or somebody who asked to stop, and not the dump}
     *
     * @param file what was being written
     */
    public LibsqlctlException ofMachine(Path file) {
        if (isInterruption()) {
            return LibsqlctlException.interrupted();
        }
        String hint = code == FULL ? "Make room on the disk, and try again." : null;
        return new LibsqlctlException(ErrorCode.IO_ERROR, file + " cannot be written: " + words(), hint, exception);
    }

    /** {@return what failed and why, in one line} */
    String with(DumpStatement statement) {
        return words() + " in: " + shortened(statement.sql());
    }

    /** {@return the beginning of a statement, in one line} */
    static String shortened(String sql) {
        String beginning = sql.substring(0, Math.min(sql.length(), 4 * SHOWN));
        String line = beginning.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN && beginning.length() == sql.length() ? line : cut(line) + "…";
    }

    private static String cut(String line) {
        int length = Math.min(line.length(), SHOWN);
        return line.substring(
                0, length > 0 && Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
    }
}
