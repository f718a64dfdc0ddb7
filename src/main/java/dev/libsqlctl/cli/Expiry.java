package dev.libsqlctl.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How long a token lives.
 *
 * @param life the length of its life; empty for ever
 */
record Expiry(Optional<Duration> life) {
    /** Beyond this a number of seconds is no moment that other programs understand. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** {@return the moment of the token's end, in whole seconds; empty for never} */
    Optional<Instant> from(Clock clock) {
        return life.map(length -> clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS));
    }

    /** picocli wants it of every option; what a record has by itself is made when it is first asked for, which takes 20 ms. */
    @Override
    public String toString() {
        return life.map(Duration::toString).orElse("never");
    }

    /** Reads what users type. */
    static final class Converter implements ITypeConverter<Expiry> {
        @Override
        public Expiry convert(String text) {
            if (text.equals("never")) {
                return new Expiry(Optional.empty());
            }
            Duration life = duration(text);
            if (life.toSeconds() < 1 || life.compareTo(LONGEST) > 0) {
                throw new TypeConversionException(
                        "'" + text + "' is no life of a token: it is from 1s to 36500d, or never");
            }
            return new Expiry(Optional.of(life));
        }

        private static Duration duration(String text) {
            try {
                return Converters.duration(text);
            } catch (TypeConversionException e) {
                throw new TypeConversionException("'" + text + "' is no length of time such as 12h or 7d, nor never");
            }
        }
    }
}
