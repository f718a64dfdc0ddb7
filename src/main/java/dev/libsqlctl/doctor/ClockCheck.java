package dev.libsqlctl.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Do the servers' clocks and this machine's agree? */
final class ClockCheck implements Check {
    /** Half of what sqld gives an expired token. Clocks that are set by NTP differ by far less. */
    private static final Duration MOST = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Outcome look(Facts facts) {
        List<Visit> telling = facts.answered().stream()
                .filter(visit -> visit.clock().isPresent())
                .toList();
        return Outcome.ofEach(
                telling, visit -> look(visit.place().name(), visit.clock().get()).stream());
    }

    /** {@return what is wrong with a clock that is this much ahead of ours} */
    static Optional<Finding> look(String server, Duration ahead) {
        return ahead.abs().compareTo(MOST) <= 0
                ? Optional.empty()
                : Optional.of(Diagnosis.CLOCK_DIFFERS.found(
                        "the clock of " + server + " is " + ahead.abs().toSeconds() + " s "
                                + (ahead.isNegative() ? "behind" : "ahead of") + " this machine's",
                        "Set both by NTP: tokens expire by the server's clock."));
    }
}
