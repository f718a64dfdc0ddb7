package dev.libsqlctl.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run only where SQLite's shell is, in the version that dumps are compared with. */
final class ShellCondition implements ExecutionCondition {
    private static final String REQUIRED = "LIBSQLCTL_REQUIRE_SQLITE3";

    /** Asked for once: every test of the run gets the same answer. */
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
        if (ReferenceShell.find().isEmpty()) {
            return ConditionEvaluationResult.disabled("there is no sqlite3 on the PATH");
        }
        String version = ReferenceShell.version();
        return version.startsWith(ReferenceShell.VERSION)
                ? ConditionEvaluationResult.enabled("sqlite3 is " + version)
                : ConditionEvaluationResult.disabled(
                        "sqlite3 is " + version.strip() + ", not " + ReferenceShell.VERSION);
    }
}
