package dev.libsqlctl.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Turns what users type into values. */
final class Converters {
    private Converters() {}

    /** {@return a length of time written like {@code 500ms}, {@code 60s}, {@code 10m}, {@code 2h}, {@code 7d}; a bare number is seconds} */
    static Duration duration(String text) {
        Matcher matcher = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?").matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no length of time such as 500ms, 60s, 10m, 2h or 7d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    /** {@return a number of bytes written like {@code 512m} or {@code 2g}, in powers of 1024 as the engines count them} */
    static long bytes(String text) {
        Matcher matcher = Pattern.compile("(\\d{1,9})([bkmg])?b?").matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no size such as 512m or 2g");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2) == null ? "b" : matcher.group(2)) {
            case "k" -> amount << 10;
            case "m" -> amount << 20;
            case "g" -> amount << 30;
            default -> amount;
        };
    }
}
