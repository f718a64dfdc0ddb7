package dev.libsqlctl.support;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.docker.DockerEngine;
import java.util.Optional;

/** Lets a test run only where a Docker engine answers. */
final class DockerCondition extends RequiredCondition {
    DockerCondition() {
        super("LIBSQLCTL_REQUIRE_DOCKER");
    }

    @Override
    Optional<String> missing() {
        try {
            DockerEngine.connect(System.getenv()).close();
            return Optional.empty();
        } catch (LibsqlctlException e) {
            return Optional.of("there is no Docker engine: " + e.getMessage());
        }
    }
}
