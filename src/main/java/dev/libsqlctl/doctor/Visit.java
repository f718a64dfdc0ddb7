package dev.libsqlctl.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of asking a server.
 *
 * @param place where it was asked
 * @param silence why there is no answer; empty when there was one
 * @param foreign why what answered is no libSQL server; empty when it is one
 * @param version what it calls itself; empty when it does not say
 * @param clock how far its clock is ahead of this machine's, less what a second's precision and the way there may explain; empty when it does
 *     not say
 * @param withoutToken what it answers to a statement without a token; empty when it was not answered
 * @param withToken the same of a statement with the token; empty when there is none, or it was not answered
 */
record Visit(
        Place place,
        Optional<String> silence,
        Optional<String> foreign,
        Optional<String> version,
        Optional<Duration> clock,
        Optional<Answer> withoutToken,
        Optional<Answer> withToken) {
    /**
     * An answer to a statement.
     *
     * @param accepted whether it was executed
     * @param code the code of the refusal; empty when it was executed
     * @param message the server's words
     */
    record Answer(boolean accepted, String code, String message) {
        static final Answer ACCEPTED = new Answer(true, "", "");
    }

    /** {@return a visit without an answer} */
    static Visit silent(Place place, String reason) {
        return new Visit(
                place,
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@return a visit at something else} */
    static Visit foreign(Place place, String reason) {
        return new Visit(
                place,
                Optional.empty(),
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@return whether a libSQL server answered} */
    boolean answered() {
        return silence.isEmpty() && foreign.isEmpty();
    }
}
