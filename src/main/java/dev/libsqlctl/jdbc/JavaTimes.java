package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLDataException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Values as the types of java.time. Where one side has an offset and the other none, the time zone of the JVM stands in for it, as JDBC
 * has it for {@link java.sql.Timestamp}. Not for NULL.
 */
final class JavaTimes {
    private JavaTimes() {}

    static LocalDate toLocalDate(Value value) throws SQLDataException {
        DateTime read = DateTime.of(value, "a date");
        if (read.date() == null) {
            throw DataErrors.notTemporal("a date", value);
        }
        return read.isInstant() ? inZone(read, value).toLocalDate() : read.date();
    }

    static LocalTime toLocalTime(Value value) throws SQLDataException {
        DateTime read = DateTime.of(value, "a time");
        if (read.time() == null) {
            throw DataErrors.notTemporal("a time", value);
        }
        return read.isInstant() ? inZone(read, value).toLocalTime() : read.time();
    }

    /** {@return the date and time; of a date its beginning} */
    static LocalDateTime toLocalDateTime(Value value) throws SQLDataException {
        DateTime read = DateTime.of(value, "a date and time");
        if (read.date() == null) {
            throw DataErrors.notTemporal("a date and time", value);
        }
        return read.isInstant() ? inZone(read, value).toLocalDateTime() : local(read);
    }

    /** {@return the date and time with its offset; in the zone of the JVM if it has none} */
    static ZonedDateTime toZoned(Value value) throws SQLDataException {
        DateTime read = DateTime.of(value, "a date and time");
        if (read.date() == null) {
            throw DataErrors.notTemporal("a date and time", value);
        }
        return ZonedDateTime.of(local(read), read.offset() == null ? ZoneId.systemDefault() : read.offset());
    }

    /** {@return the time with its offset; with that of the JVM's zone at that date, or in 1970, if it has none} */
    static OffsetTime toOffsetTime(Value value) throws SQLDataException {
        DateTime read = DateTime.of(value, "a time");
        if (read.time() == null) {
            throw DataErrors.notTemporal("a time", value);
        }
        if (read.offset() != null) {
            return read.time().atOffset(read.offset());
        }
        LocalDate date = read.date() == null ? LocalDate.EPOCH : read.date();
        return date.atTime(read.time())
                .atZone(ZoneId.systemDefault())
                .toOffsetDateTime()
                .toOffsetTime();
    }

    private static LocalDateTime local(DateTime read) {
        return read.time() == null ? read.date().atStartOfDay() : read.date().atTime(read.time());
    }

    /** At the ends of time the day that another zone has may not exist. */
    private static ZonedDateTime inZone(DateTime read, Value value) throws SQLDataException {
        try {
            return read.instant().atZone(ZoneId.systemDefault());
        } catch (DateTimeException e) {
            throw DataErrors.notTemporal("a date or time in the zone of the JVM", value);
        }
    }
}
