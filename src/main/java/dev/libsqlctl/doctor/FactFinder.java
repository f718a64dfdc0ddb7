package dev.libsqlctl.doctor;

import dev.libsqlctl.config.Setting;
import dev.libsqlctl.config.Settings;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSurvey;
import dev.libsqlctl.server.ServerSurvey.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what the checks need to know. What cannot be found out keeps nothing else from being. */
final class FactFinder {
    /** Two engines, of which one may be silent for five seconds, and a few questions about each server. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration VISIT_LIMIT = Duration.ofSeconds(10);

    private final Engines engines;
    private final Clock clock;
    private final DoctorRequest request;
    private final List<GivenToken> tokens = new ArrayList<>();
    private LibsqlctlException settingFailure;

    FactFinder(Engines engines, Clock clock, DoctorRequest request) {
        this.engines = engines;
        this.clock = clock;
        this.request = request;
    }

    Facts find() {
        Found found = Found.NOTHING;
        Optional<String> unfound = Optional.empty();
        try {
            found = Limited.within(LIMIT, () -> new ServerSurvey(engines).run(request.query()));
        } catch (UnfinishedException e) {
            unfound = Optional.of(e.getMessage());
        }
        Optional<String> token = token();
        List<Visit> visits = Stream.concat(local(found, token), named(found, token).stream())
                .map(this::visit)
                .toList();
        return new Facts(
                request,
                clock.instant(),
                found,
                unfound,
                List.copyOf(tokens),
                visits,
                Optional.ofNullable(settingFailure));
    }

    /** Time-outs are of each silence: a server that sends a little now and then would be listened to for ever. */
    private Visit visit(Place place) {
        try {
            return Limited.within(VISIT_LIMIT, () -> new Visitor(clock).visit(place));
        } catch (UnfinishedException e) {
            return Visit.silent(place, e.getMessage());
        }
    }

    /** {@return the token for servers of this machine} Read once: standard input gives it but once. */
    private Optional<String> token() {
        try {
            Optional<String> token = request.targets().localToken(request.tokenFile());
            String origin = request.tokenFile()
                    .or(() -> request.settings().find(Setting.TOKEN).map(Settings.Value::origin))
                    .orElse("");
            token.ifPresent(text -> tokens.add(new GivenToken("the token of " + origin, text)));
            return token;
        } catch (LibsqlctlException e) {
            settingFailure = e;
            return Optional.empty();
        }
    }

    private static Stream<Place> local(Found found, Optional<String> token) {
        return found.servers().stream()
                .map(ServerSurvey.Surveyed::server)
                .filter(Server::running)
                .map(server -> new Place(
                        server.name(), with(token, Endpoint.parse(server.url().toString())), Optional.of(server)));
    }

    /** {@return the URL that the settings name, unless it is that of a server which is asked anyway} */
    private Optional<Place> named(Found found, Optional<String> token) {
        Optional<Settings.Value> url = request.settings().find(Setting.URL);
        if (url.isEmpty() || request.targets().localFile(Optional.empty()).isPresent()) {
            return Optional.empty();
        }
        try {
            Endpoint endpoint = request.targets().resolve(Optional.empty(), Optional.empty());
            Endpoint place = request.tokenFile().isPresent() ? with(token, endpoint) : endpoint;
            String origin = url.get().origin();
            place.token()
                    .filter(text ->
                            tokens.stream().noneMatch(known -> known.text().equals(text)))
                    .ifPresent(text -> tokens.add(new GivenToken("the token for " + origin, text)));
            boolean asked = found.servers().stream()
                    .map(ServerSurvey.Surveyed::server)
                    .anyMatch(server -> server.running() && server.url().equals(place.url()));
            return asked ? Optional.empty() : Optional.of(new Place(origin, place, Optional.empty()));
        } catch (LibsqlctlException e) {
            settingFailure = e;
            return Optional.empty();
        }
    }

    /** A token that cannot be sent is none; it is a finding of its own. */
    private static Endpoint with(Optional<String> token, Endpoint endpoint) {
        try {
            return token.map(endpoint::withToken).orElse(endpoint);
        } catch (IllegalArgumentException e) {
            return endpoint;
        }
    }
}
