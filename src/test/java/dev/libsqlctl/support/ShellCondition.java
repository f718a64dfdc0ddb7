package dev.libsqlctl.support;

import java.util.Optional;

/** Lets a test run only where SQLite's shell is, in the version that dumps are compared with. */
final class ShellCondition extends RequiredCondition {
    ShellCondition() {
        super("LIBSQLCTL_REQUIRE_SQLITE3");
    }

    @Override
    Optional<String> missing() {
        if (ReferenceShell.find().isEmpty()) {
            return Optional.of("there is no sqlite3 on the PATH");
        }
        String version = ReferenceShell.version();
        return version.startsWith(ReferenceShell.VERSION)
                ? Optional.empty()
                : Optional.of("sqlite3 is " + version.strip() + ", not " + ReferenceShell.VERSION);
    }
}
