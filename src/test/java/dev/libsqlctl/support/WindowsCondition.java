package dev.libsqlctl.support;

import java.util.Optional;

/** Lets a test run only where Wine is, and a Java for Windows. */
final class WindowsCondition extends RequiredCondition {
    WindowsCondition() {
        super("LIBSQLCTL_REQUIRE_WINDOWS");
    }

    @Override
    Optional<String> missing() {
        if (!NeedsProgramCondition.onPath("wine")) {
            return Optional.of("there is no wine on the PATH");
        }
        return Wine.java().isPresent() ? Optional.empty() : Optional.of(Wine.JAVA + " names no Java for Windows");
    }
}
