package dev.libsqlctl.server;

import java.util.List;

/**
 * Whether a server lives.
 *
 * @param server the server
 * @param help what {@code sqld --help} printed where the server runs
 * @param probes what was asked, in order; one that failed ends the row
 */
public record AliveReport(Server server, String help, List<Probe> probes) {
    /** {@return whether every probe passed} */
    public boolean alive() {
        return probes.stream().allMatch(Probe::passed);
    }

    /** {@return whether the server answered and refused, so that life could not be proved} */
    public boolean refused() {
        return probes.stream().anyMatch(probe -> probe.outcome() == Probe.Outcome.REFUSED);
    }
}
