package dev.libsqlctl.hrana.proto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the steps of a batch gave (Hrana 3, "Batch results"). Both lists have one element per step; both elements of a skipped step
 * are null.
 *
 * @param stepResults the result of each step that succeeded, otherwise null
 * @param stepErrors the error of each step that failed, otherwise null
 */
public record BatchResult(List<StmtResult> stepResults, List<HranaError> stepErrors) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public BatchResult {
        if (stepResults.size() != stepErrors.size()) {
            throw new IllegalArgumentException(
                    stepResults.size() + " step results do not match " + stepErrors.size() + " step errors");
        }
        stepResults = Collections.unmodifiableList(new ArrayList<>(stepResults));
        stepErrors = Collections.unmodifiableList(new ArrayList<>(stepErrors));
    }

    /** {@return the number of steps} */
    public int size() {
        return stepResults.size();
    }

    /** {@return the result of a step, empty if it failed or was skipped} */
    public Optional<StmtResult> result(int step) {
        return Optional.ofNullable(stepResults.get(step));
    }

    /** {@return the error of a step, empty if it succeeded or was skipped} */
    public Optional<HranaError> error(int step) {
        return Optional.ofNullable(stepErrors.get(step));
    }

    /** {@return the error of the first step that failed} */
    public Optional<HranaError> firstError() {
        return stepErrors.stream().filter(Objects::nonNull).findFirst();
    }

    /** {@return the results of the steps from one (included) to another (excluded)} */
    public BatchResult subResult(int from, int to) {
        return new BatchResult(stepResults.subList(from, to), stepErrors.subList(from, to));
    }
}
