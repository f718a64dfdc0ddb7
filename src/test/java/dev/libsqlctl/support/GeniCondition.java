package dev.libsqlctl.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run only where there is a geni. */
final class GeniCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Geni.find()
                .map(path -> ConditionEvaluationResult.enabled("geni is " + path))
                .orElseGet(() -> ConditionEvaluationResult.disabled(
                        "there is no geni: GENI does not name one and none is on the PATH (cargo install geni)"));
    }
}
