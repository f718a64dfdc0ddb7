package dev.libsqlctl.hrana.proto;

import java.util.Arrays;
import java.util.List;

/**
 * Statements that run one after the other (Hrana 3, "Batches"). A batch is not a transaction by itself.
 *
 * @param steps in the order of execution
 */
public record Batch(List<BatchStep> steps) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a condition refers to its own or a later step, for which the server would destroy the
     *     stream
     */
    public Batch {
        steps = List.copyOf(steps);
        for (int i = 0; i < steps.size(); i++) {
            BatchCond condition = steps.get(i).condition();
            if (condition != null && condition.highestStep() >= i) {
                throw new IllegalArgumentException("The condition of step " + i + " refers to step "
                        + condition.highestStep() + ", which does not come before it");
            }
        }
    }

    /** {@return a batch of these statements without conditions} */
    public static Batch of(Stmt... stmts) {
        return new Batch(
                Arrays.stream(stmts).map(stmt -> new BatchStep(null, stmt)).toList());
    }

    /** {@return the statements, in order} */
    public List<Stmt> stmts() {
        return steps.stream().map(BatchStep::stmt).toList();
    }
}
