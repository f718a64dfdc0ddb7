package dev.libsqlctl.doctor;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSurvey.Found;
import dev.libsqlctl.server.ServerSurvey.Surveyed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is found out once, for all checks.
 *
 * @param request where to look
 * @param now the time on this machine
 * @param found the servers and the Docker engine, as far as they could be looked at
 * @param unfound why they could not; empty when they could
 * @param tokens the tokens that commands would use
 * @param visits what the servers say, those of this machine that run and that of the settings
 * @param settingFailure why URL or token cannot be looked up; empty when they can
 */
record Facts(
        DoctorRequest request,
        Instant now,
        Found found,
        Optional<String> unfound,
        List<GivenToken> tokens,
        List<Visit> visits,
        Optional<LibsqlctlException> settingFailure) {
    /** {@return the servers of the data directory} */
    List<Server> servers() {
        return found.servers().stream().map(Surveyed::server).toList();
    }

    /** {@return the visits that a libSQL server answered} */
    List<Visit> answered() {
        return visits.stream().filter(Visit::answered).toList();
    }

    /** {@return those of the servers that are containers} */
    List<Surveyed> containers() {
        return found.servers().stream()
                .filter(surveyed -> surveyed.container().isPresent())
                .toList();
    }
}
