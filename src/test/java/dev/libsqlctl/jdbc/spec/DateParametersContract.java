package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, table B-4, and SQLite, "Date And Time Functions": dates and times as parameters. */
abstract class DateParametersContract extends StoredValueFixture {

    @Test
    void datesAreTextAsSqliteWritesIt() throws SQLException {
        Date date = Date.valueOf("2026-01-02");
        Time time = Time.valueOf("12:34:56");
        Timestamp timestamp = Timestamp.valueOf("2026-01-02 12:34:56.789");
        if (differs(Difference.DATES)) {
            assertThat(stored(s -> s.setDate(1, date))).isEqualTo(quoted("2026-01-02"));
            assertThat(stored(s -> s.setTime(1, time)).get(1).toString()).startsWith("'12:34:56");
            assertThat(stored(s -> s.setTimestamp(1, timestamp))).isEqualTo(quoted("2026-01-02 12:34:56.789"));
        } else {
            assertThat(stored(s -> s.setDate(1, date))).isEqualTo(integer(Long.toString(date.getTime())));
            assertThat(stored(s -> s.setTime(1, time))).isEqualTo(integer(Long.toString(time.getTime())));
            assertThat(stored(s -> s.setTimestamp(1, timestamp)))
                    .isEqualTo(integer(Long.toString(timestamp.getTime())));
        }
    }

    @Test
    void sqlitesFunctionsReadTheDates() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT strftime('%Y|%H', ?)")) {
            select.setTimestamp(1, Timestamp.valueOf("2026-01-02 12:34:56"));
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.next()).isTrue();
                if (differs(Difference.DATES)) {
                    assertThat(result.getString(1)).isEqualTo("2026|12");
                } else {
                    assertThat(result.getString(1)).isNull();
                }
            }
        }
    }

    @Test
    void aCalendarGivesTheTimeZone() throws SQLException {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        Timestamp instant = Timestamp.from(Instant.parse("2026-01-02T12:34:56Z"));
        if (differs(Difference.DATES)) {
            assertThat(stored(s -> s.setTimestamp(1, instant, tokyo)).get(1).toString())
                    .startsWith("'2026-01-02 21:34:56");
        } else {
            assertThat(stored(s -> s.setTimestamp(1, instant, tokyo)))
                    .isEqualTo(integer(Long.toString(instant.getTime())));
        }
    }

    @Test
    void javaTimeIsTextAsSqliteWritesIt() throws SQLException {
        assertThat(stored(LocalDate.of(2026, 1, 2))).isEqualTo(quoted("2026-01-02"));
        assertThat(stored(LocalTime.of(12, 34, 56, 789_000_000))).isEqualTo(quoted("12:34:56.789"));
        assertThat(stored(LocalDateTime.of(2026, 1, 2, 12, 34, 56, 789_000_000)))
                .isEqualTo(
                        quoted(differs(Difference.JAVA_TIME) ? "2026-01-02 12:34:56.789" : "2026-01-02T12:34:56.789"));
    }

    @Test
    void momentsKeepTheirOffset() throws SQLException {
        OffsetDateTime moment = OffsetDateTime.of(2026, 1, 2, 12, 34, 56, 789_000_000, ZoneOffset.ofHours(2));
        assertThat(stored(moment))
                .isEqualTo(quoted(
                        differs(Difference.JAVA_TIME)
                                ? "2026-01-02 12:34:56.789+02:00"
                                : "2026-01-02T12:34:56.789+02:00"));
    }
}
