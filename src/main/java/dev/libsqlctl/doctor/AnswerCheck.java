package dev.libsqlctl.doctor;

import dev.libsqlctl.doctor.Visit.Answer;
import dev.libsqlctl.server.Server;
import java.util.Optional;
import java.util.stream.Stream;

/** Do the servers answer, and as they were made to? */
final class AnswerCheck implements Check {
    @Override
    public String name() {
        return "answer";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofEach(facts.visits(), AnswerCheck::look);
    }

    private static Stream<Finding> look(Visit visit) {
        return Stream.of(
                        visit.silence().map(reason -> silent(visit.place(), reason)),
                        visit.foreign().map(reason -> foreign(visit.place(), reason)),
                        visit.withoutToken()
                                .filter(Answer::accepted)
                                .flatMap(answer -> visit.place().server())
                                .filter(Server::secured)
                                .map(AnswerCheck::open))
                .flatMap(Optional::stream);
    }

    private static Finding silent(Place place, String reason) {
        return place.server().isPresent()
                ? Diagnosis.SERVER_SILENT.found(
                        place.name() + " runs, but does not answer: " + reason,
                        "'libsqlctl logs' may say why. A large database takes time to recover; 'libsqlctl restart' frees a server that hangs.")
                : Diagnosis.URL_UNREACHABLE.found(
                        place.name() + " is " + place.endpoint().url() + ", where nothing answers: " + reason,
                        "Correct the URL or remove it; 'libsqlctl status' shows the URL of the server of this directory.");
    }

    private static Finding foreign(Place place, String reason) {
        return Diagnosis.NOT_LIBSQL.found(
                "what answers at " + place.endpoint().url() + " (" + place.name() + ") is no libSQL server: " + reason,
                "Correct the URL, or look for a proxy in between.");
    }

    private static Finding open(Server server) {
        return Diagnosis.ANSWERS_WITHOUT_TOKEN.found(
                server.name() + " was made to be secured, but answers without a token",
                "Look for variables that turn authentication off; 'libsqlctl restart' has it read its key again.");
    }
}
