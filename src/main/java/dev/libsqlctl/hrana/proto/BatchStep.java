package dev.libsqlctl.hrana.proto;

import java.util.Objects;
import java.util.Optional;

/**
 * A step of a batch (Hrana 3, "Batches").
 *
 * @param condition null to run always
 * @param stmt never null
 */
public record BatchStep(BatchCond condition, Stmt stmt) {
    /** Checks that there is a statement. */
    public BatchStep {
        Objects.requireNonNull(stmt, "stmt");
    }

    /** {@return the condition, empty if the step always runs} */
    public Optional<BatchCond> conditionIfAny() {
        return Optional.ofNullable(condition);
    }
}
