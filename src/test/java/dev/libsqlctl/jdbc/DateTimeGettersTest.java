package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times, in a JVM whose zone is neither UTC nor without summer time. */
@Isolated
class DateTimeGettersTest {
    private static final TimeZone BEFORE = TimeZone.getDefault();

    /** 2026-07-01 10:00:00.123 UTC, noon in Berlin. */
    private static final long MILLIS = 1_782_900_000_123L;

    @BeforeEach
    void berlin() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterEach
    void back() {
        TimeZone.setDefault(BEFORE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2026-07-01 12:00:00.123456789, 2026-07-01T12:00:00.123456789
                    2026-07-01T12:00:00,           2026-07-01T12:00
                    2026-07-01 12:00,              2026-07-01T12:00
                    2026-07-01 12:00:00.5,         2026-07-01T12:00:00.500
                    2026-07-01,                    2026-07-01T00:00
                    2026-07-01 10:00:00Z,          2026-07-01T12:00
                    2026-07-01T05:00:00-05:00,     2026-07-01T12:00
                    2026-01-01 11:00:00 +00:00,    2026-01-01T12:00
                    0001-01-01 00:00:00,           0001-01-01T00:00
                    9999-12-31 23:59:59.999999999, 9999-12-31T23:59:59.999999999
                    """)
    void aLocalDateTime(String text, LocalDateTime expected) throws SQLException {
        ResultSet rs = of(text);
        assertThat(rs.getObject(1, LocalDateTime.class)).isEqualTo(expected);
        assertThat(rs.getTimestamp(1).toLocalDateTime()).isEqualTo(expected);
        assertThat(rs.getObject(1, LocalDate.class)).isEqualTo(expected.toLocalDate());
        assertThat(rs.getDate("c").toLocalDate()).isEqualTo(expected.toLocalDate());
    }

    @Test
    void anInstantIsTheSameForAllTypes() throws SQLException {
        for (Value value :
                new Value[] {Value.of(MILLIS), Value.of("2026-07-01T10:00:00.123Z"), Value.of("2026-07-01 12:00:00.123")
                }) {
            ResultSet rs = GettersTest.of(value);
            assertThat(rs.getTimestamp(1).getTime()).isEqualTo(MILLIS);
            assertThat(rs.getObject(1, Instant.class)).isEqualTo(Instant.ofEpochMilli(MILLIS));
            assertThat(rs.getObject(1, java.util.Date.class)).isEqualTo(new java.util.Date(MILLIS));
            assertThat(rs.getObject(1, Calendar.class).getTimeInMillis()).isEqualTo(MILLIS);
            assertThat(rs.getObject(1, ZonedDateTime.class).toInstant()).isEqualTo(Instant.ofEpochMilli(MILLIS));
            assertThat(rs.getObject(1, OffsetDateTime.class).toInstant()).isEqualTo(Instant.ofEpochMilli(MILLIS));
            assertThat(rs.getObject(1, LocalDateTime.class)).isEqualTo("2026-07-01T12:00:00.123");
            assertThat(rs.getObject(1, LocalTime.class)).isEqualTo("12:00:00.123");
            assertThat(rs.getTime(1).getTime())
                    .isEqualTo(Time.valueOf("12:00:00").getTime() + 123);
            assertThat(rs.getDate(1)).isEqualTo(Date.valueOf("2026-07-01"));
        }
    }

    @Test
    void aJulianDay() throws SQLException {
        ResultSet rs = GettersTest.of(Value.of(2461222.9166666665));
        assertThat(rs.getObject(1, Instant.class)).isEqualTo("2026-07-01T10:00:00Z");
        assertThat(rs.getTimestamp(1)).hasToString("2026-07-01 12:00:00.0");
    }

    @Test
    void theOffsetThatIsStoredIsKept() throws SQLException {
        ResultSet rs = of("2026-07-01 12:00:00-05:30");
        assertThat(rs.getObject(1, OffsetDateTime.class)).isEqualTo(OffsetDateTime.parse("2026-07-01T12:00-05:30"));
        assertThat(rs.getObject(1, OffsetTime.class)).isEqualTo(OffsetTime.parse("12:00-05:30"));
        assertThat(of("12:34:56.789+01:00").getObject(1, OffsetTime.class))
                .isEqualTo(OffsetTime.parse("12:34:56.789+01:00"));
        assertThat(of("12:34:56").getObject(1, OffsetTime.class)).isEqualTo(OffsetTime.parse("12:34:56+01:00"));
    }

    @Test
    void aTime() throws SQLException {
        ResultSet rs = of("12:34:56.789");
        assertThat(rs.getObject(1, LocalTime.class)).isEqualTo("12:34:56.789");
        assertThat(rs.getTime(1)).hasToString("12:34:56");
        assertThat(rs.getTime(1).getTime() % 1000).isEqualTo(789);
        assertThat(of("12:34:56Z").getTime(1).getTime()).isEqualTo(45_296_000);
        assertThat(of("12:34").getTime(1)).isEqualTo(Time.valueOf("12:34:00"));
    }

    @Test
    void theCalendarSaysWhoseClockIsMeant() throws SQLException {
        Calendar tokyo = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"));
        ResultSet rs = of("2026-07-01 19:00:00.123");
        assertThat(rs.getTimestamp(1, tokyo).getTime()).isEqualTo(MILLIS);
        assertThat(rs.getTime("c", tokyo).getTime()).isEqualTo(36_000_123);
        assertThat(rs.getDate(1, tokyo).getTime())
                .isEqualTo(Instant.parse("2026-06-30T15:00:00Z").toEpochMilli());
    }

    @Test
    void aTimestampKeepsItsNanoseconds() throws SQLException {
        Timestamp timestamp = of("1969-12-31 23:59:59.123456789").getTimestamp(1);
        assertThat(timestamp).hasToString("1969-12-31 23:59:59.123456789");
        assertThat(timestamp).isEqualTo(Timestamp.valueOf("1969-12-31 23:59:59.123456789"));
        assertThat(of("1969-12-31T22:59:59.123456789Z").getTimestamp(1)).isEqualTo(timestamp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1500-02-28 00:00:00.0",
                "1582-10-04 12:00:00.0",
                "0001-01-01 00:00:00.0",
                "9999-12-31 00:00:00.0"
            })
    void aTimestampLongAgoPrintsAsItIsStored(String text) throws SQLException {
        assertThat(of(text).getTimestamp(1)).hasToString(text);
        assertThat(of(text).getDate(1)).hasToString(text.substring(0, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-02-30",
                "2026-13-01",
                "2026-7-1",
                "2026-07-01 25:00:00",
                "2026-07-01 12",
                "2026-07-01x12:00",
                "2026-07-0112:00",
                "1782900000123",
                "2026-07-01 12:00:00 +99:00",
                "2026-07-01 12:00:00.",
                "2026-07-01Z"
            })
    void aTextThatIsNeitherDateNorTime(String text) throws SQLException {
        ResultSet rs = of(text);
        for (Class<?> type : new Class<?>[] {
            Date.class,
            Time.class,
            Timestamp.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class
        }) {
            refused(rs, type);
        }
    }

    @Test
    void theYearIsTheGregorianOneInEveryLocale() throws SQLException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("th-TH"));
        try {
            Date date = Date.valueOf("2026-01-02");
            assertThat(JavaValues.of(date)).isEqualTo(Value.of("2026-01-02"));
            assertThat(TemporalTexts.of(date, Calendar.getInstance())).isEqualTo("2026-01-02");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void blanksAroundCostNoTime() throws SQLException {
        assertThat(of(" 2026-07-01 ").getObject(1, LocalDate.class)).isEqualTo("2026-07-01");
        refused(of(" ".repeat(1_000_000) + "x"), Date.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31 23:59:59-18:00", "-999999999-01-01 00:00:00+18:00"})
    void theEndsOfTime(String text) throws SQLException {
        ResultSet rs = of(text);
        assertThat(rs.getObject(1, OffsetDateTime.class).getYear()).isIn(999_999_999, -999_999_999);
        for (Class<?> type : new Class<?>[] {
            Date.class, Timestamp.class, Calendar.class, java.util.Date.class, LocalDate.class, LocalDateTime.class
        }) {
            assertThatThrownBy(() -> rs.getObject(1, type))
                    .as(type.getSimpleName())
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatLacksADateOrATime() throws SQLException {
        for (Class<?> type : new Class<?>[] {Date.class, Timestamp.class, LocalDate.class, Instant.class}) {
            refused(of("12:00"), type);
        }
        for (Class<?> type : new Class<?>[] {Time.class, LocalTime.class, OffsetTime.class}) {
            refused(of("2026-07-01"), type);
        }
        refused(GettersTest.of(Value.of(1e10)), Timestamp.class);
        assertThatThrownBy(() -> GettersTest.of(Value.of(new byte[1])).getDate(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
    }

    @Test
    void nullIsNull() throws SQLException {
        ResultSet rs = GettersTest.of(Value.NULL);
        assertThat(rs.getDate(1)).isNull();
        assertThat(rs.getTime(1)).isNull();
        assertThat(rs.getTimestamp(1)).isNull();
        assertThat(rs.getObject(1, Instant.class)).isNull();
    }

    private static void refused(ResultSet rs, Class<?> type) {
        assertThatThrownBy(() -> rs.getObject(1, type))
                .as(type.getSimpleName())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22007"));
    }

    private static ResultSet of(String text) throws SQLException {
        return GettersTest.of(Value.of(text));
    }
}
