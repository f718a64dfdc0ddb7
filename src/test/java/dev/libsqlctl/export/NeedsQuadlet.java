package dev.libsqlctl.export;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that needs the generator of Podman's Quadlet: skipped with the reason where there is none. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsQuadlet.Condition.class)
@interface NeedsQuadlet {
    /** Looks for it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return find().isPresent()
                    ? ConditionEvaluationResult.enabled("it is there")
                    : ConditionEvaluationResult.disabled(
                            "there is no generator of Quadlet: Podman 4.4 and newer have one");
        }

        static Optional<Path> find() {
            return Stream.of("/usr/libexec/podman/quadlet", "/usr/lib/podman/quadlet")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
