package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, table B-6, and SQLite, "Date And Time Functions": dates and times in columns. */
abstract class DateColumnsContract extends SpecificationContract {
    private Statement statement;

    @BeforeEach
    void statement() throws SQLException {
        statement = connection.createStatement();
    }

    /** {@return a result on its only row} */
    private ResultSet row(String expressions) throws SQLException {
        ResultSet result = statement.executeQuery("SELECT " + expressions);
        assertThat(result.next()).isTrue();
        return result;
    }

    @Test
    void datesFromText() throws SQLException {
        ResultSet row = row("'2026-01-02', '12:34:56', '2026-01-02 12:34:56.789'");
        assertThat(row.getTimestamp(3)).isEqualTo(Timestamp.valueOf("2026-01-02 12:34:56.789"));
        if (differs(Difference.DATES_FROM_TEXT)) {
            assertThat(row.getDate(1)).isEqualTo(Date.valueOf("2026-01-02"));
            assertThat(row.getTime(2)).isEqualTo(Time.valueOf("12:34:56"));
            assertThat(row.getDate(3)).isEqualTo(Date.valueOf("2026-01-02"));
            assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2026-01-02 00:00:00"));
        } else {
            failure(() -> row.getDate(1));
            failure(() -> row.getTime(2));
            failure(() -> row.getTimestamp(1));
        }
    }

    @Test
    void datesFromMilliseconds() throws SQLException {
        long moment = Instant.parse("2026-01-02T12:34:56.789Z").toEpochMilli();
        ResultSet row = row(Long.toString(moment));

        assertThat(row.getTimestamp(1).getTime()).isEqualTo(moment);
        assertThat(row.getDate(1).toString()).isEqualTo(new Date(moment).toString());
        assertThat(row.getTime(1).toString()).isEqualTo(new Time(moment).toString());
    }

    @Test
    void timestampsFromAJulianDay() throws SQLException {
        ResultSet row = row("julianday('2026-01-02 12:00:00')");

        if (differs(Difference.JULIAN_DAYS)) {
            assertThat(row.getTimestamp(1).toInstant()).isEqualTo(Instant.parse("2026-01-02T12:00:00Z"));
        } else {
            assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2026-01-02 12:00:00"));
        }
    }

    @Test
    void aCalendarGivesTheTimeZone() throws SQLException {
        ResultSet row = row("'2026-01-02 21:34:56.000'");
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));

        assertThat(row.getTimestamp(1, tokyo).toInstant()).isEqualTo(Instant.parse("2026-01-02T12:34:56Z"));
    }

    @Test
    void textThatIsNoDateIsRefused() throws SQLException {
        ResultSet row = row("'yesterday'");

        failure(() -> row.getDate(1));
        failure(() -> row.getTime(1));
        SQLException refused = failure(() -> row.getTimestamp(1));
        if (differs(Difference.SQL_STATES)) {
            assertThat(refused.getSQLState()).startsWith("22");
        }
    }

    @Test
    void javaTimeFromText() throws SQLException {
        ResultSet row = row("'2026-01-02', '12:34:56', '2026-01-02 12:34:56.789', '2026-01-02T12:34:56'");

        assertThat(row.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(row.getObject(2, LocalTime.class)).isEqualTo(LocalTime.of(12, 34, 56));
        assertThat(row.getObject(3, LocalDateTime.class))
                .isEqualTo(LocalDateTime.of(2026, 1, 2, 12, 34, 56, 789_000_000));
        assertThat(row.getObject(4, LocalDateTime.class)).isEqualTo(LocalDateTime.of(2026, 1, 2, 12, 34, 56));
    }

    @Test
    void momentsFromText() throws SQLException {
        ResultSet row = row("'2026-01-02 12:34:56.789+02:00', '2026-01-02T10:34:56.789Z'");
        if (differs(Difference.JAVA_TIME)) {
            OffsetDateTime moment = OffsetDateTime.of(2026, 1, 2, 12, 34, 56, 789_000_000, ZoneOffset.ofHours(2));
            assertThat(row.getObject(1, OffsetDateTime.class)).isEqualTo(moment);
            assertThat(row.getObject(2, OffsetDateTime.class).toInstant()).isEqualTo(moment.toInstant());
            assertThat(row.getObject(1, Instant.class)).isEqualTo(moment.toInstant());
        } else {
            failure(() -> row.getObject(1, OffsetDateTime.class));
            failure(() -> row.getObject(1, Instant.class));
        }
    }
}
