package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLDataException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, a time or both, as a value holds it: a TEXT in the form of ISO 8601 that SQLite's date functions take, an INTEGER of
 * milliseconds since 1970 as the usual SQLite driver writes it, a REAL that is a Julian day.
 *
 * @param date null if there is none
 * @param time null if there is none
 * @param offset from UTC; null if none is given, so that this is a local date or time
 */
record DateTime(LocalDate date, LocalTime time, ZoneOffset offset) {
    private static final String DATE = "([+-]?\\d{4,9})-(\\d{2})-(\\d{2})";
    private static final String TIME = "(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?";
    private static final String OFFSET = "(?: ?([Zz]|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?))?";
    private static final Pattern FORM =
            Pattern.compile("(?:" + DATE + ")?(?:(?:(?<=\\d)[Tt ]|(?<!\\d)) *" + TIME + OFFSET + ")?");

    private static final double JULIAN_EPOCH = 2_440_587.5;
    private static final double JULIAN_END = 5_373_484.5;
    private static final double MILLIS_PER_DAY = 86_400_000;
    private static final int NANO_DIGITS = 9;
    private static final int LAST_YEAR_IN_MILLIS = 292_275_000;

    /**
     * {@return what the value holds}
     *
     * @param type for the error if it is none
     */
    static DateTime of(Value value, String type) throws SQLDataException {
        if (value instanceof Value.Integer integer) {
            return of(Instant.ofEpochMilli(integer.value()));
        } else if (value instanceof Value.Float real) {
            double day = Numbers.finite(real);
            if (day >= 0 && day < JULIAN_END) {
                return of(Instant.ofEpochMilli(Math.round((day - JULIAN_EPOCH) * MILLIS_PER_DAY)));
            }
        } else if (value instanceof Value.Text text) {
            Matcher parts = FORM.matcher(text.value().strip());
            if (parts.matches() && (parts.group(1) != null || parts.group(4) != null)) {
                try {
                    return new DateTime(date(parts), time(parts), offset(parts));
                } catch (DateTimeException e) {
                    // A 30th of February: no date.
                }
            }
        }
        throw value instanceof Value.Blob ? DataErrors.notA(type, value) : DataErrors.notTemporal(type, value);
    }

    /**
     * {@return what the value holds, whose milliseconds fit a long, as those of java.sql and java.util have to}
     *
     * @param type for the error if it is none
     */
    static DateTime inMillis(Value value, String type) throws SQLDataException {
        DateTime read = of(value, type);
        if (value instanceof Value.Text && read.date != null && Math.abs(read.date.getYear()) > LAST_YEAR_IN_MILLIS) {
            throw DataErrors.outOfRange(read.date, type);
        }
        return read;
    }

    /** {@return this moment, if it is one: a date, a time and an offset} */
    Instant instant() {
        return LocalDateTime.of(date, time).toInstant(offset);
    }

    /** {@return a {@link LocalTime} or {@link java.time.OffsetTime}; null if there is no time} */
    Temporal timeOfDay() {
        return time == null || offset == null ? time : time.atOffset(offset);
    }

    /** {@return a {@link LocalDateTime} or {@link java.time.OffsetDateTime}, of a date its beginning; null if there is no date} */
    Temporal dateAndTime() {
        if (date == null) {
            return null;
        }
        LocalDateTime local = time == null ? date.atStartOfDay() : date.atTime(time);
        return offset == null ? local : local.atOffset(offset);
    }

    /** {@return whether this is a moment in time, the same for every clock} */
    boolean isInstant() {
        return date != null && time != null && offset != null;
    }

    private static DateTime of(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return new DateTime(local.toLocalDate(), local.toLocalTime(), ZoneOffset.UTC);
    }

    private static LocalDate date(Matcher parts) {
        return parts.group(1) == null
                ? null
                : LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
    }

    private static LocalTime time(Matcher parts) {
        if (parts.group(4) == null) {
            return null;
        }
        int second = parts.group(6) == null ? 0 : number(parts.group(6));
        String fraction = parts.group(7) == null ? "" : parts.group(7);
        int nano = number(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
        return LocalTime.of(number(parts.group(4)), number(parts.group(5)), second, nano);
    }

    private static ZoneOffset offset(Matcher parts) {
        String offset = parts.group(8);
        return offset == null ? null : offset.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
