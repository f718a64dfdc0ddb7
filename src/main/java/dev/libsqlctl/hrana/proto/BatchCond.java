package dev.libsqlctl.hrana.proto;

import java.util.List;

/** When a step of a batch runs (Hrana 3, "Batches: Conditions"). A skipped step is neither ok nor, by the specification, an error. */
public sealed interface BatchCond {
    /** {@return whether the step has run and succeeded} */
    static BatchCond ok(int step) {
        return new Ok(step);
    }

    /** {@return whether the step has run and failed; sqld 0.24 says so of a skipped step too} */
    static BatchCond error(int step) {
        return new Error(step);
    }

    /** {@return the opposite} */
    static BatchCond not(BatchCond cond) {
        return new Not(cond);
    }

    /** {@return whether all hold; true for none} */
    static BatchCond and(BatchCond... conds) {
        return new And(List.of(conds));
    }

    /** {@return whether one holds; false for none} */
    static BatchCond or(BatchCond... conds) {
        return new Or(List.of(conds));
    }

    /** {@return whether no transaction is open; Hrana 3 only} */
    static BatchCond isAutocommit() {
        return new IsAutocommit();
    }

    /** {@return the highest step this refers to, -1 for none} */
    int highestStep();

    /** {@return the same condition on steps that have moved by so many places} */
    BatchCond shifted(int places);

    /**
     * True if a step succeeded.
     *
     * @param step counted from 0, lower than the step that has this condition
     */
    record Ok(int step) implements BatchCond {
        @Override
        public int highestStep() {
            return step;
        }

        @Override
        public BatchCond shifted(int places) {
            return ok(step + places);
        }
    }

    /**
     * True if a step failed.
     *
     * @param step counted from 0, lower than the step that has this condition
     */
    record Error(int step) implements BatchCond {
        @Override
        public int highestStep() {
            return step;
        }

        @Override
        public BatchCond shifted(int places) {
            return error(step + places);
        }
    }

    /**
     * The negative.
     *
     * @param cond what is negated
     */
    record Not(BatchCond cond) implements BatchCond {
        @Override
        public int highestStep() {
            return cond.highestStep();
        }

        @Override
        public BatchCond shifted(int places) {
            return not(cond.shifted(places));
        }
    }

    /**
     * The conjunction.
     *
     * @param conds true if empty
     */
    record And(List<BatchCond> conds) implements BatchCond {
        /** Copies the list. */
        public And {
            conds = List.copyOf(conds);
        }

        @Override
        public int highestStep() {
            return conds.stream().mapToInt(BatchCond::highestStep).max().orElse(-1);
        }

        @Override
        public BatchCond shifted(int places) {
            return new And(conds.stream().map(cond -> cond.shifted(places)).toList());
        }
    }

    /**
     * The disjunction.
     *
     * @param conds false if empty
     */
    record Or(List<BatchCond> conds) implements BatchCond {
        /** Copies the list. */
        public Or {
            conds = List.copyOf(conds);
        }

        @Override
        public int highestStep() {
            return conds.stream().mapToInt(BatchCond::highestStep).max().orElse(-1);
        }

        @Override
        public BatchCond shifted(int places) {
            return new Or(conds.stream().map(cond -> cond.shifted(places)).toList());
        }
    }

    /** True outside a transaction. */
    record IsAutocommit() implements BatchCond {
        @Override
        public int highestStep() {
            return -1;
        }

        @Override
        public BatchCond shifted(int places) {
            return this;
        }
    }
}
