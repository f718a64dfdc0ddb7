package dev.libsqlctl.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run only where Wine is, and a Java for Windows. */
final class WindowsCondition implements ExecutionCondition {
    private static final String REQUIRED = "LIBSQLCTL_REQUIRE_WINDOWS";

    private static final ConditionEvaluationResult ANSWER = ask();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (ANSWER.isDisabled() && "1".equals(System.getenv(REQUIRED))) {
            throw new IllegalStateException(
                    REQUIRED + "=1, but " + ANSWER.getReason().orElseThrow());
        }
        return ANSWER;
    }

    private static ConditionEvaluationResult ask() {
        if (!NeedsProgramCondition.onPath("wine")) {
            return ConditionEvaluationResult.disabled("there is no wine on the PATH");
        }
        return Wine.java().isPresent()
                ? ConditionEvaluationResult.enabled("Wine and a Java for Windows are there")
                : ConditionEvaluationResult.disabled(Wine.JAVA + " names no Java for Windows");
    }
}
