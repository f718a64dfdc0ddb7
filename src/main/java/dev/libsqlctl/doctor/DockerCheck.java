package dev.libsqlctl.doctor;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.EngineVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does the Docker engine answer, and is it one that still gets fixes? */
final class DockerCheck implements Check {
    private static final Pattern API = Pattern.compile("(\\d+)\\.(\\d+).*");

    /** Of the API of Docker 20.10, the oldest that libsqlctl is tested with; Podman 4 offers it as well. */
    private static final int LEAST_MINOR = 41;

    @Override
    public String name() {
        return "docker-engine";
    }

    @Override
    public Outcome look(Facts facts) {
        if (facts.found().docker().isEmpty() && facts.found().dockerFailure().isEmpty()) {
            return Outcome.notApplicable();
        }
        // A process needs no engine.
        Optional<LibsqlctlException> failure =
                facts.servers().isEmpty() ? facts.found().dockerFailure() : Optional.empty();
        return Outcome.of(
                failure.map(e -> Diagnosis.DOCKER_UNAVAILABLE.found(
                        e.getMessage(), e.hint().orElse("Start it, or use --engine native."))),
                facts.found().docker().filter(version -> isOld(version.api())).map(DockerCheck::old));
    }

    private static Finding old(EngineVersion version) {
        return Diagnosis.DOCKER_OLD.found(
                "the Docker engine is " + version.text() + " (API " + version.api()
                        + "), older than 20.10 (API 1.41), the oldest that libsqlctl is tested with",
                "Update it.");
    }

    /** {@return whether a version of the Docker API is older than that of Docker 20.10} */
    static boolean isOld(String api) {
        Matcher version = API.matcher(api == null ? "" : api);
        return version.matches()
                && Integer.parseInt(version.group(1)) == 1
                && Integer.parseInt(version.group(2)) < LEAST_MINOR;
    }
}
