package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import java.util.Optional;

/** Says what is wrong with where a migration stands, and what to do about it. */
final class StateDiagnostic {
    private StateDiagnostic() {}

    /** {@return what somebody has to decide about a migration; empty when nothing is wrong with it} */
    static Optional<Diagnostic> of(MigrationStatus status) {
        return switch (status.state()) {
            case APPLIED, BASELINE, PENDING -> Optional.empty();
            case OUT_OF_ORDER ->
                error(
                        ErrorCode.MIGRATION_OUT_OF_ORDER,
                        status,
                        "it is pending, but older than the newest applied migration",
                        "Give it a newer version, or apply it all the same with --out-of-order.");
            case CHANGED ->
                error(
                        ErrorCode.MIGRATION_CHANGED,
                        status,
                        "it was edited after it was applied",
                        "Undo the edit and make a new migration of it, or accept it with 'libsqlctl migrate repair'.");
            case MISSING ->
                error(
                        ErrorCode.MIGRATION_MISSING,
                        status,
                        "version " + status.version() + " is applied, but its file is gone",
                        "Bring the file back, or take the version out of the history with 'libsqlctl migrate repair'.");
            case INTERRUPTED ->
                error(
                        ErrorCode.MIGRATION_INTERRUPTED,
                        status,
                        InterruptedMigration.WORDS,
                        InterruptedMigration.advice(status.version()));
        };
    }

    private static Optional<Diagnostic> error(ErrorCode code, MigrationStatus status, String message, String advice) {
        return Optional.of(Diagnostic.error(code, status.script(), message, advice));
    }
}
