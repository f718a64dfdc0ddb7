package dev.libsqlctl.backup.script;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;

/**
 * Makes the errors of one dump.
 *
 * @param name what they call it
 */
record DumpErrors(String name) {
    private static final String HINT = "take another backup: what can be read of this one is not all of it";

    /** {@return that it is no dump at all} */
    LibsqlctlException foreign(String what, String hint) {
        return new LibsqlctlException(ErrorCode.BACKUP_INVALID, name + " " + what, hint);
    }

    /** {@return that it is not all of a dump} */
    LibsqlctlException cutOff(String what) {
        return new LibsqlctlException(ErrorCode.BACKUP_INVALID, name + " " + what, HINT);
    }

    /** {@return that a place in it cannot be what was once written there} */
    LibsqlctlException damaged(long line, String what) {
        return new LibsqlctlException(ErrorCode.BACKUP_INVALID, name + ":" + line + ": " + what, HINT);
    }

    /** {@return that it cannot be read} */
    LibsqlctlException unreadable(IOException e) {
        return new LibsqlctlException(ErrorCode.IO_ERROR, name + " cannot be read: " + words(e), null, e);
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
