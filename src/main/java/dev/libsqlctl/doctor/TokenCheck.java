package dev.libsqlctl.doctor;

import dev.libsqlctl.auth.DecodedToken;
import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Are the tokens that commands would use in their time, by this machine's clock? */
final class TokenCheck implements Check {
    private static final Duration SOON = Duration.ofDays(1);

    /** What two clocks that are set well may differ by. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String NEW = "Make a new one with 'libsqlctl token create'.";

    @Override
    public String name() {
        return "token-time";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofEach(facts.tokens(), token -> look(token, facts.now()));
    }

    /** {@return what is wrong with a token at a moment} */
    static Stream<Finding> look(GivenToken given, Instant now) {
        try {
            DecodedToken token = DecodedToken.parse(given.text());
            return Stream.of(end(given, token, now), begin(given, token, now), making(given, token, now))
                    .flatMap(Optional::stream);
        } catch (LibsqlctlException e) {
            return Stream.of(Diagnosis.TOKEN_MALFORMED.found(
                    given.origin() + " is none: " + e.getMessage(), e.hint().orElse(NEW)));
        }
    }

    private static Optional<Finding> end(GivenToken given, DecodedToken token, Instant now) {
        return token.expires().flatMap(end -> {
            if (!now.isBefore(end)) {
                return Optional.of(Diagnosis.TOKEN_EXPIRED.found(given.origin() + " expired at " + end, NEW));
            }
            return end.isBefore(now.plus(soon(token, end)))
                    ? Optional.of(Diagnosis.TOKEN_EXPIRES_SOON.found(given.origin() + " expires at " + end, NEW))
                    : Optional.empty();
        });
    }

    /** A token that was made for less than ten days is told in the last tenth of its life, where that is known. */
    private static Duration soon(DecodedToken token, Instant end) {
        return token.issued()
                .map(begin -> Duration.between(begin, end).dividedBy(10))
                .filter(tenth -> !tenth.isNegative() && tenth.compareTo(SOON) < 0)
                .orElse(SOON);
    }

    private static Optional<Finding> begin(GivenToken given, DecodedToken token, Instant now) {
        return token.notBefore()
                .filter(begin -> begin.isAfter(now.plus(TOLERANCE)))
                .map(begin -> Diagnosis.TOKEN_NOT_VALID_YET.found(
                        given.origin() + " is meant to be used from " + begin + " on",
                        "Wait, or make one without nbf. sqld 0.24 does not look at that, others do."));
    }

    private static Optional<Finding> making(GivenToken given, DecodedToken token, Instant now) {
        return token.issued()
                .filter(made -> made.isAfter(now.plus(TOLERANCE)))
                .map(
                        made -> Diagnosis.TOKEN_FROM_FUTURE.found(
                                given.origin() + " was made at " + made + ", and here it is " + now,
                                "This machine's clock is behind, or that of the machine that made it is ahead. Set both by NTP."));
    }
}
