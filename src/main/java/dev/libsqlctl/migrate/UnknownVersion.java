package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;

/** A version that the user named and no migration has. */
final class UnknownVersion {
    private UnknownVersion() {}

    static LibsqlctlException exception(long version) {
        return new LibsqlctlException(
                ErrorCode.MIGRATION_UNKNOWN,
                "there is no migration " + version,
                "'libsqlctl migrate status' shows the migrations and their versions.");
    }
}
