package dev.libsqlctl.support;

import java.io.IOException;
import java.util.Optional;

/** Lets a test run only where Python is, which gives it a terminal. */
final class TerminalCondition extends RequiredCondition {
    TerminalCondition() {
        super("LIBSQLCTL_REQUIRE_PYTHON3");
    }

    @Override
    Optional<String> missing() {
        try {
            int exit = new ProcessBuilder("python3", "-c", "import pty, termios")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            return exit == 0 ? Optional.empty() : Optional.of("python3 has no pseudo-terminals");
        } catch (IOException e) {
            return Optional.of("there is no python3 on the PATH");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
