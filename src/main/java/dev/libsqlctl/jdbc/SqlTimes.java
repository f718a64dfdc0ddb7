package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/**
 * Values as the date types of java.sql, which are moments in time and mean the clock of a zone. Not for NULL.
 *
 * @param zone whose clock a value without an offset shows
 */
record SqlTimes(TimeZone zone) {
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** {@return the conversions for the zone of the calendar, or for that of the JVM if there is none} */
    static SqlTimes in(Calendar calendar) {
        return new SqlTimes(calendar == null ? TimeZone.getDefault() : calendar.getTimeZone());
    }

    Date toDate(Value value) throws SQLDataException {
        DateTime read = DateTime.inMillis(value, "a date");
        if (read.date() == null) {
            throw DataErrors.notTemporal("a date", value);
        }
        LocalDate date = read.isInstant() ? inZone(read).toLocalDate() : read.date();
        return new Date(millis(date, LocalTime.MIDNIGHT));
    }

    Time toTime(Value value) throws SQLDataException {
        DateTime read = DateTime.inMillis(value, "a time");
        if (read.time() == null) {
            throw DataErrors.notTemporal("a time", value);
        }
        if (read.date() == null && read.offset() != null) {
            return new Time(new DateTime(LocalDate.EPOCH, read.time(), read.offset())
                    .instant()
                    .toEpochMilli());
        }
        return new Time(millis(LocalDate.EPOCH, read.isInstant() ? inZone(read).toLocalTime() : read.time()));
    }

    Timestamp toTimestamp(Value value) throws SQLDataException {
        DateTime read = DateTime.inMillis(value, "a date and time");
        if (read.date() == null) {
            throw DataErrors.notTemporal("a date and time", value);
        }
        LocalTime time = read.time() == null ? LocalTime.MIDNIGHT : read.time();
        Timestamp timestamp =
                new Timestamp(read.isInstant() ? read.instant().toEpochMilli() : millis(read.date(), time));
        timestamp.setNanos(time.getNano());
        return timestamp;
    }

    private LocalDateTime inZone(DateTime read) {
        return LocalDateTime.ofInstant(read.instant(), zone.toZoneId());
    }

    /** {@return the moment at which a clock of the zone shows this, by the calendar that java.sql's dates are printed with} */
    private long millis(LocalDate date, LocalTime time) {
        GregorianCalendar calendar = new GregorianCalendar(zone);
        calendar.clear();
        calendar.set(
                date.getYear(),
                date.getMonthValue() - 1,
                date.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
        return calendar.getTimeInMillis() + time.getNano() / NANOS_PER_MILLI;
    }
}
