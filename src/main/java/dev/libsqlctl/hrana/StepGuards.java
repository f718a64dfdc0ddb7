package dev.libsqlctl.hrana;

import dev.libsqlctl.hrana.SqlText.Trait;
import dev.libsqlctl.hrana.proto.BatchCond;
import java.util.ArrayList;
import java.util.List;

/** What has to hold for each step of a batch, so that what belongs into a transaction runs in that transaction or not at all. */
final class StepGuards {
    private final int offset;
    private final List<BatchCond> ends = new ArrayList<>();
    private boolean within;
    private int release = -1;

    /**
     * Begins before the first step.
     *
     * @param offset the place at which the first step is sent
     * @param within whether a transaction is open
     */
    StepGuards(int offset, boolean within) {
        this.offset = offset;
        this.within = within;
    }

    /** {@return what has to hold for the step that comes next; null outside a transaction} */
    BatchCond guard(int step) {
        if (!within) {
            return null;
        }
        BatchCond open = BatchCond.not(BatchCond.isAutocommit());
        if (ends.isEmpty() && release < 0) {
            return open;
        }
        List<BatchCond> conds = new ArrayList<>();
        conds.add(open);
        conds.addAll(ends);
        if (release >= 0) {
            conds.add(allOkSinceRelease(step));
        }
        return new BatchCond.Or(conds);
    }

    /** Notes a step. */
    void passed(int step, SqlText text) {
        if (text.has(Trait.BEGINS) || text.has(Trait.SAVES) && !within) {
            within = true;
            ends.clear();
            release = -1;
        } else if (text.has(Trait.ENDS)) {
            ends.add(BatchCond.ok(step + offset));
        } else if (text.has(Trait.RELEASES)) {
            release = step;
        }
    }

    /** {@return whether a release, which may have ended the transaction, and all that came after it went well} */
    private BatchCond allOkSinceRelease(int step) {
        List<BatchCond> conds = new ArrayList<>();
        for (int i = release; i < step; i++) {
            conds.add(BatchCond.ok(i + offset));
        }
        return new BatchCond.And(conds);
    }
}
