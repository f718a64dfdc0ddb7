package dev.libsqlctl.support;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run only where there is what it needs; where a variable says that it has to be there, its absence is a failure. */
abstract class RequiredCondition implements ExecutionCondition {
    /** Asked for once: every test of the run gets the same answer. */
    private static final Map<Class<?>, Optional<String>> ANSWERS = new ConcurrentHashMap<>();

    private final String variable;

    /** @param variable which is {@code 1} where it has to be there */
    RequiredCondition(String variable) {
        this.variable = variable;
    }

    /** {@return what is missing, empty when nothing is} */
    abstract Optional<String> missing();

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = ANSWERS.computeIfAbsent(getClass(), key -> missing());
        if (missing.isPresent() && "1".equals(System.getenv(variable))) {
            throw new IllegalStateException(variable + "=1, but " + missing.get());
        }
        return missing.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("it is there"));
    }
}
