package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.BatchStep;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch as it is sent: behind a step that repairs the schema, if one is needed, and, within a transaction, with a guard on every
 * step. A guarded step runs only if the transaction is still there, or if a step before it has ended the transaction as the batch
 * wanted.
 *
 * @param batch what the caller wants to run
 * @param texts what each of its steps may do
 * @param repaired whether the schema has to be repaired first
 * @param guarded whether a transaction is open
 */
record GuardedBatch(Batch batch, List<SqlText> texts, boolean repaired, boolean guarded) {
    /** {@return what is sent; Hrana 2 has no guards, but there too the steps of a batch fail together with their transaction} */
    Batch toSend(boolean version2) {
        boolean guards = !version2;
        StepGuards stepGuards = new StepGuards(offset(), guarded);
        List<BatchStep> steps = new ArrayList<>();
        if (repaired) {
            steps.add(new BatchStep(
                    guards && guarded ? BatchCond.not(BatchCond.isAutocommit()) : null, HranaStream.SCHEMA_REPAIR));
        }
        for (int i = 0; i < batch.steps().size(); i++) {
            BatchStep step = batch.steps().get(i);
            BatchCond condition =
                    step.condition() == null ? null : step.condition().shifted(offset());
            steps.add(new BatchStep(guards ? and(stepGuards.guard(i), condition) : condition, step.stmt()));
            stepGuards.passed(i, texts.get(i));
        }
        return new Batch(steps);
    }

    /** {@return the results of the caller's steps} */
    BatchResult unwrap(BatchResult sent) {
        return sent.subResult(offset(), sent.size());
    }

    /** {@return how many steps come before the caller's} */
    int offset() {
        return repaired ? 1 : 0;
    }

    private static BatchCond and(BatchCond guard, BatchCond condition) {
        if (guard == null || condition == null) {
            return guard == null ? condition : guard;
        }
        return BatchCond.and(guard, condition);
    }
}
