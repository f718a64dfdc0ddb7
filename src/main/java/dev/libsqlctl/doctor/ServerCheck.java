package dev.libsqlctl.doctor;

import dev.libsqlctl.config.Setting;
import dev.libsqlctl.server.Server;
import java.util.Optional;
import java.util.stream.Stream;

/** Is there a server, does it run, and is it alone with its data? */
final class ServerCheck implements Check {
    @Override
    public String name() {
        return "server";
    }

    @Override
    public Outcome look(Facts facts) throws UnfinishedException {
        if (facts.unfound().isPresent()) {
            throw new UnfinishedException(facts.unfound().get());
        }
        boolean running = facts.servers().stream().anyMatch(Server::running);
        Optional<String> stranger =
                running ? Optional.empty() : facts.request().directory().inUse();
        if (stranger.isPresent()) {
            return Outcome.of(Optional.of(inUse(facts, stranger.get())));
        }
        if (facts.servers().isEmpty()) {
            return elsewhere(facts) ? Outcome.notApplicable() : Outcome.of(Optional.of(none(facts)));
        }
        return Outcome.ofEach(
                facts.servers(), server -> running || server.running() ? Stream.empty() : Stream.of(stopped(server)));
    }

    /** Who names a URL means a server that others may run. */
    private static boolean elsewhere(Facts facts) {
        return facts.request().settings().find(Setting.URL).isPresent();
    }

    private static Finding inUse(Facts facts, String user) {
        return Diagnosis.DIRECTORY_IN_USE.found(
                facts.request().directory().path() + " is in use by " + user + ", which is no server of libsqlctl's",
                "Stop it before you start a server there: a second one would damage the data of the first.");
    }

    private static Finding none(Facts facts) {
        String unasked = facts.found().dockerFailure().isPresent() ? " (the Docker engine could not be asked)" : "";
        return Diagnosis.NO_SERVER.found(
                "there is no server for " + facts.request().directory().path() + unasked,
                "Make one with 'libsqlctl first-start', or name another data directory with --data-dir.");
    }

    private static Finding stopped(Server server) {
        String status = server.exitStatus().isPresent()
                ? " (it ended with status " + server.exitStatus().getAsInt() + ")"
                : "";
        return Diagnosis.SERVER_STOPPED.found(
                server.name() + " does not run" + status,
                "Start it with 'libsqlctl start'; 'libsqlctl logs' shows what it said last.");
    }
}
