package dev.libsqlctl.support;

import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run only where systemd can be started apart from this machine. */
final class SystemdCondition implements ExecutionCondition {
    private static final String REQUIRED = "LIBSQLCTL_REQUIRE_SYSTEMD";

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
        if (SystemdParser.program().isEmpty()) {
            return ConditionEvaluationResult.disabled("there is no systemd on this machine");
        }
        try {
            return PlainUser.possible()
                    ? ConditionEvaluationResult.enabled("systemd is there, and this is root")
                    : ConditionEvaluationResult.disabled("only root can run systemd apart from this machine");
        } catch (IOException e) {
            return ConditionEvaluationResult.disabled("it is not known who this is: " + e.getMessage());
        }
    }
}
