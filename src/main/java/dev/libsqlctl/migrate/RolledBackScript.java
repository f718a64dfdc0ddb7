package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;

/** A script that failed within a transaction, which is rolled back. */
final class RolledBackScript {
    private final Script script;
    private final String state;

    /** @param state what that means for the database, in words */
    RolledBackScript(Script script, String state) {
        this.script = script;
        this.state = state;
    }

    /** {@return the failure of one of its statements, with what became of the others} Another failure is left as it is. */
    LibsqlctlException exception(LibsqlctlException failure) {
        return failure.code() == ErrorCode.MIGRATION_FAILED
                ? exception(failure.getMessage(), failure.hint().orElse(null), failure)
                : failure;
    }

    /**
     * {@return the failure of what came after its statements, such as the commit}
     *
     * @throws SQLException the failure itself if it says nothing of the script: the database is not there, or refuses the token
     */
    LibsqlctlException exception(SQLException failure) throws SQLException {
        SqlFailure sql = new SqlFailure(failure);
        if (sql.isUnreachable() || sql.isRefusal()) {
            throw failure;
        }
        return exception(script.name() + ": " + sql.words(), null, failure);
    }

    private LibsqlctlException exception(String message, String hint, Exception cause) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_FAILED,
                message + "; " + state,
                hint == null ? "Mend the file, then run the command again." : hint,
                cause);
    }
}
