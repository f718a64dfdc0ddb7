package dev.libsqlctl.support;

import java.io.IOException;
import java.util.Optional;

/** Lets a test run only where systemd can be started apart from this machine. */
final class SystemdCondition extends RequiredCondition {
    SystemdCondition() {
        super("LIBSQLCTL_REQUIRE_SYSTEMD");
    }

    @Override
    Optional<String> missing() {
        if (SystemdParser.program().isEmpty()) {
            return Optional.of("there is no systemd on this machine");
        }
        try {
            return PlainUser.possible()
                    ? Optional.empty()
                    : Optional.of("only root can run systemd apart from this machine");
        } catch (IOException e) {
            return Optional.of("it is not known who this is: " + e.getMessage());
        }
    }
}
