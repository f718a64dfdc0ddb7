package dev.libsqlctl.backup.archive;

import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many backups are kept of how many periods.
 *
 * @param rules at least one, each of another period
 */
public record Retention(List<Rule> rules) {
    private static final Pattern RULE = Pattern.compile("(\\d{1,6})([hdwmy])");

    /**
     * Keeps a backup of each of the last periods that have any.
     *
     * @param count how many of them, at least 1
     * @param period their length
     */
    public record Rule(int count, Period period) {}

    /** A part of the calendar. */
    public enum Period {
        /** An hour. */
        HOUR,
        /** A day. */
        DAY,
        /** A week of ISO 8601: from Monday to Sunday. */
        WEEK,
        /** A month. */
        MONTH,
        /** A year. */
        YEAR;

        /** {@return the name of the period that a time is in} */
        String of(ZonedDateTime time) {
            return switch (this) {
                // The hour that comes twice when summer time ends is two.
                case HOUR ->
                    time.truncatedTo(ChronoUnit.HOURS).toOffsetDateTime().toString();
                case DAY -> time.toLocalDate().toString();
                case WEEK ->
                    "%d-W%02d"
                            .formatted(
                                    time.get(IsoFields.WEEK_BASED_YEAR), time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                case MONTH -> YearMonth.from(time).toString();
                case YEAR -> Year.from(time).toString();
            };
        }
    }

    /**
     * {@return what was written like {@code 7d,4w,6m}; the units are h, d, w, m and y}
     *
     * @param text what was written
     * @throws IllegalArgumentException when it cannot be understood; the message says why
     */
    public static Retention parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = RULE.matcher(part.strip());
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
                throw new IllegalArgumentException("'" + text + "' is nothing like 7d,4w,6m (units: h, d, w, m, y)");
            }
            Period period = period(matcher.group(2));
            if (rules.stream().anyMatch(rule -> rule.period() == period)) {
                throw new IllegalArgumentException("'" + text + "' has the unit " + matcher.group(2) + " twice");
            }
            rules.add(new Rule(Integer.parseInt(matcher.group(1)), period));
        }
        return new Retention(List.copyOf(rules));
    }

    private static Period period(String unit) {
        return Arrays.stream(Period.values())
                .filter(period -> period.name().toLowerCase(Locale.ROOT).startsWith(unit))
                .findFirst()
                .orElseThrow();
    }
}
