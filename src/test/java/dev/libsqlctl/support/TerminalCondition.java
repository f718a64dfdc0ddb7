package dev.libsqlctl.support;

import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run only where Python is, which gives it a terminal. */
final class TerminalCondition implements ExecutionCondition {
    private static final String REQUIRED = "LIBSQLCTL_REQUIRE_PYTHON3";

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
        try {
            int exit = new ProcessBuilder("python3", "-c", "import pty, termios")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            return exit == 0
                    ? ConditionEvaluationResult.enabled("python3 has pseudo-terminals")
                    : ConditionEvaluationResult.disabled("python3 has no pseudo-terminals");
        } catch (IOException e) {
            return ConditionEvaluationResult.disabled("there is no python3 on the PATH");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
