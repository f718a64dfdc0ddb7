package dev.libsqlctl.backup.bring;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.List;

/** What was loaded is not what the backup holds. */
final class Differences {
    private Differences() {}

    /**
     * Makes sure that there are none.
     *
     * @throws LibsqlctlException {@link ErrorCode#RESTORE_DIFFERS}
     */
    static void requireNone(Path backup, List<String> differences) {
        if (!differences.isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.RESTORE_DIFFERS,
                    "what was loaded from " + backup + " is not what it should be: " + String.join("; ", differences)
                            + "; nothing was changed",
                    "'libsqlctl backup verify' looks at the backup; '--no-verify' loads it all the same.");
        }
    }
}
