package dev.libsqlctl.support;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.docker.DockerEngine;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run only where a Docker engine answers. */
final class DockerCondition implements ExecutionCondition {
    private static final String REQUIRED = "LIBSQLCTL_REQUIRE_DOCKER";

    /** Asked for once: every test of the run gets the same answer. */
    private static final ConditionEvaluationResult ANSWER = ask();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (ANSWER.isDisabled() && "1".equals(System.getenv(REQUIRED))) {
            throw new IllegalStateException(REQUIRED + "=1, but there is no Docker engine: "
                    + ANSWER.getReason().orElseThrow());
        }
        return ANSWER;
    }

    private static ConditionEvaluationResult ask() {
        try {
            DockerEngine.connect(System.getenv()).close();
            return ConditionEvaluationResult.enabled("a Docker engine answers");
        } catch (LibsqlctlException e) {
            return ConditionEvaluationResult.disabled(e.getMessage());
        }
    }
}
