package dev.libsqlctl.doctor;

import java.time.Duration;
import java.util.Optional;

/** Does the engine give sqld the time to end by itself? */
final class StopTimeoutCheck implements Check {
    /** What sqld gives its clients. */
    private static final Duration LEAST = Duration.ofSeconds(30);

    /** Of an engine that was told none. */
    private static final Duration DEFAULT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "stop-timeout";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofContainers(facts, (server, container) -> look(server, container.stopTimeout()));
    }

    /** {@return what is wrong with a time-out; empty stands for the engine's own} */
    static Optional<Finding> look(String server, Optional<Duration> timeout) {
        Duration given = timeout.orElse(DEFAULT);
        return given.compareTo(LEAST) > 0
                ? Optional.empty()
                : Optional.of(
                        Diagnosis.STOP_TIMEOUT_SHORT.found(
                                "'docker stop' and a shutdown of the machine kill " + server + " after "
                                        + given.toSeconds() + " s, and sqld gives its clients " + LEAST.toSeconds()
                                        + " s",
                                "Stop it with 'libsqlctl stop', and make it again ('libsqlctl destroy', 'libsqlctl first-start'; the data stays): libsqlctl gives 40 s."));
    }
}
