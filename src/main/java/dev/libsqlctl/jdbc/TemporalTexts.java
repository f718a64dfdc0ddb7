package dev.libsqlctl.jdbc;

import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;

/**
 * Dates and times as SQLite's own functions write and read them: {@code 2026-01-02 12:34:56.789}. A fraction of a second has three, six
 * or nine digits, or is left out if it is zero; so texts of one kind sort by time, and equal times are equal texts.
 */
final class TemporalTexts {
    private static final int NANOS_OF_MILLI = 1_000_000;

    private TemporalTexts() {}

    /**
     * {@return the text that is stored; null if the object is neither a date nor a time}
     *
     * @throws SQLDataException if its year is beyond those of java.time's dates, as that of {@link Instant#MAX}
     */
    static String text(Object object) throws SQLDataException {
        try {
            return textOrNull(object);
        } catch (DateTimeException e) {
            throw new SQLDataException("The year of " + object + " is beyond those of a date", "22008", e);
        }
    }

    private static String textOrNull(Object object) {
        if (object instanceof LocalDate || object instanceof OffsetTime) {
            return object instanceof OffsetTime time ? of(time) : object.toString();
        } else if (object instanceof LocalTime time) {
            return of(time);
        } else if (object instanceof LocalDateTime dateTime) {
            return of(dateTime);
        } else if (object instanceof OffsetDateTime dateTime) {
            return of(dateTime);
        } else if (object instanceof ZonedDateTime dateTime) {
            return of(dateTime.toOffsetDateTime());
        } else if (object instanceof Instant instant) {
            return of(instant.atOffset(ZoneOffset.UTC));
        }
        Calendar local = Calendar.getInstance();
        if (object instanceof Date date) {
            return of(date, local);
        } else if (object instanceof Time time) {
            return of(time, local);
        } else if (object instanceof java.util.Date date) {
            return of(date, local);
        }
        return object instanceof Calendar calendar
                ? of(calendar.toInstant()
                        .atZone(calendar.getTimeZone().toZoneId())
                        .toOffsetDateTime())
                : null;
    }

    /** {@return the day of this moment where the calendar is} */
    static String of(Date date, Calendar calendar) {
        return at(date.getTime(), calendar).toLocalDate().toString();
    }

    /** {@return the time of day of this moment where the calendar is, to the millisecond} */
    static String of(Time time, Calendar calendar) {
        return of(at(time.getTime(), calendar).toLocalTime());
    }

    /** {@return the day and time of this moment where the calendar is; of a {@link Timestamp} to the nanosecond} */
    static String of(java.util.Date moment, Calendar calendar) {
        LocalDateTime local = at(moment.getTime(), calendar);
        return of(moment instanceof Timestamp timestamp ? local.withNano(timestamp.getNanos()) : local);
    }

    /**
     * Takes the zone from the calendar and nothing else: its years may be those of another era, as in Thailand. A Gregorian one knows the
     * days before 1582 as these classes do.
     */
    private static LocalDateTime at(long millis, Calendar calendar) {
        Calendar at = new GregorianCalendar(calendar.getTimeZone());
        at.setTimeInMillis(millis);
        int yearOfEra = at.get(Calendar.YEAR);
        int year = at.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - yearOfEra : yearOfEra;
        LocalDate date = LocalDate.of(year, at.get(Calendar.MONTH) + 1, 1).plusDays(at.get(Calendar.DAY_OF_MONTH) - 1L);
        LocalTime time = LocalTime.of(
                at.get(Calendar.HOUR_OF_DAY),
                at.get(Calendar.MINUTE),
                at.get(Calendar.SECOND),
                at.get(Calendar.MILLISECOND) * NANOS_OF_MILLI);
        return date.atTime(time);
    }

    private static String of(LocalTime time) {
        String text = time.toString();
        return text.length() == "12:34".length() ? text + ":00" : text;
    }

    private static String of(LocalDateTime dateTime) {
        return dateTime.toLocalDate() + " " + of(dateTime.toLocalTime());
    }

    private static String of(OffsetTime time) {
        return of(time.toLocalTime()) + of(time.getOffset());
    }

    private static String of(OffsetDateTime dateTime) {
        return of(dateTime.toLocalDateTime()) + of(dateTime.getOffset());
    }

    /** A sign sorts before the point of a fraction, a Z behind it. */
    private static String of(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.toString();
    }
}
