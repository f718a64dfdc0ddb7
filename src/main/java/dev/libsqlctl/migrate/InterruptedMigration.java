package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.List;

/** A migration that runs without a transaction and did not come to its end: only a person can tell what of it is there. */
final class InterruptedMigration {
    /** What is said of one, behind its name. */
    static final String WORDS = "it runs without a transaction and did not end: what of it was applied is not known";

    private InterruptedMigration() {}

    /**
     * Makes sure that there is none.
     *
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_INTERRUPTED} for the first one
     */
    static void refuse(List<AppliedMigration> applied) {
        applied.stream().filter(row -> !row.success()).findFirst().ifPresent(row -> {
            throw found(row);
        });
    }

    /** {@return the error of one that the history has} */
    static LibsqlctlException found(AppliedMigration row) {
        return exception(row.script() + ": " + WORDS, row.version(), null);
    }

    /**
     * {@return the error of one that has just failed}
     *
     * @param failure of its script
     */
    static LibsqlctlException failed(long version, LibsqlctlException failure) {
        return exception(
                failure.getMessage() + "; it runs without a transaction, so what ran before that stays",
                version,
                failure);
    }

    private static LibsqlctlException exception(String message, long version, Exception cause) {
        return new LibsqlctlException(ErrorCode.MIGRATION_INTERRUPTED, message, advice(version), cause);
    }

    /** {@return what to do about it} */
    static String advice(long version) {
        return "Look at the database, then say 'libsqlctl migrate repair --applied " + version + "' or '--pending "
                + version + "'.";
    }
}
