package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.libsqlctl.hrana.proto.Value;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaValuesTest {
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    static Stream<Arguments> stored() throws Exception {
        return Stream.of(
                Arguments.of(null, Value.NULL),
                Arguments.of("a\0\ud83d\ude00", Value.of("a\0\ud83d\ude00")),
                Arguments.of('x', Value.of("x")),
                Arguments.of(true, Value.of(1)),
                Arguments.of((byte) -1, Value.of(-1)),
                Arguments.of((short) 2, Value.of(2)),
                Arguments.of(3, Value.of(3)),
                Arguments.of(Long.MIN_VALUE, Value.of(Long.MIN_VALUE)),
                Arguments.of(0.1f, Value.of((double) 0.1f)),
                Arguments.of(-0.0, Value.of(-0.0)),
                Arguments.of(Double.NaN, Value.NULL),
                Arguments.of(new BigDecimal("5.00"), Value.of(5)),
                Arguments.of(new BigDecimal("-9223372036854775808"), Value.of(Long.MIN_VALUE)),
                Arguments.of(new BigDecimal("9223372036854775808"), Value.of("9223372036854775808")),
                Arguments.of(new BigDecimal("0.1"), Value.of(0.1)),
                Arguments.of(new BigDecimal("1E+400"), Value.of("1E+400")),
                Arguments.of(new BigDecimal("1E+1000000000"), Value.of("1E+1000000000")),
                Arguments.of(new BigDecimal("1E+22"), Value.of(1e22)),
                Arguments.of(new BigDecimal("0.12345678901234567890"), Value.of("0.12345678901234567890")),
                Arguments.of(new BigInteger("12"), Value.of(12)),
                Arguments.of(new BigInteger("123456789012345678901"), Value.of("123456789012345678901")),
                Arguments.of(new AtomicInteger(4), Value.of(4)),
                Arguments.of(new byte[] {1, 2}, Value.of(new byte[] {1, 2})),
                Arguments.of(UUID.fromString(ID), Value.of(ID)),
                Arguments.of(LocalDate.of(2026, 1, 2), Value.of("2026-01-02")),
                Arguments.of(LocalTime.of(12, 34), Value.of("12:34:00")),
                Arguments.of(LocalTime.of(12, 34, 56, 789_000_000), Value.of("12:34:56.789")),
                Arguments.of(LocalDateTime.of(2026, 1, 2, 12, 34, 56), Value.of("2026-01-02 12:34:56")),
                Arguments.of(OffsetTime.parse("12:34+02:00"), Value.of("12:34:00+02:00")),
                Arguments.of(
                        OffsetDateTime.parse("2026-01-02T12:34:56.5-03:30"), Value.of("2026-01-02 12:34:56.500-03:30")),
                Arguments.of(
                        ZonedDateTime.of(2026, 7, 2, 12, 0, 0, 1, ZoneId.of("Europe/Berlin")),
                        Value.of("2026-07-02 12:00:00.000000001+02:00")),
                Arguments.of(Instant.parse("2026-01-02T12:34:56Z"), Value.of("2026-01-02 12:34:56+00:00")),
                Arguments.of(Date.valueOf("2026-01-02"), Value.of("2026-01-02")),
                Arguments.of(Date.valueOf("1000-06-01"), Value.of("1000-06-01")),
                Arguments.of(Time.valueOf("12:34:56"), Value.of("12:34:56")),
                Arguments.of(
                        Timestamp.valueOf("2026-01-02 12:34:56.123456789"), Value.of("2026-01-02 12:34:56.123456789")),
                Arguments.of(Timestamp.valueOf("0999-12-31 00:00:00"), Value.of("0999-12-31 00:00:00")),
                Arguments.of(
                        new java.util.Date(
                                Timestamp.valueOf("2026-01-02 12:34:56.7").getTime()),
                        Value.of("2026-01-02 12:34:56.700")),
                Arguments.of(new ByteArrayInputStream(new byte[] {7}), Value.of(new byte[] {7})),
                Arguments.of(new StringReader("read"), Value.of("read")));
    }

    @ParameterizedTest
    @MethodSource
    void stored(Object object, Value expected) throws SQLException {
        assertThat(JavaValues.of(object)).isEqualTo(expected);
    }

    @Test
    void theCalendarSaysWhere() {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        long midnight = Instant.parse("2026-01-02T00:00:00.5Z").toEpochMilli();
        assertThat(TemporalTexts.of(new Timestamp(midnight), tokyo)).isEqualTo("2026-01-02 09:00:00.500");
        assertThat(TemporalTexts.of(new Time(midnight), tokyo)).isEqualTo("09:00:00.500");
        assertThat(TemporalTexts.of(new Date(midnight - 1), tokyo)).isEqualTo("2026-01-02");
    }

    @Test
    void aCalendarIsAMomentInItsZone() throws SQLException {
        Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        tokyo.setTimeInMillis(0);
        assertThat(JavaValues.of(tokyo)).isEqualTo(Value.of("1970-01-01 09:00:00+09:00"));
    }

    @Test
    void momentsSortByTime() throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int nanos : new int[] {0, 1, 1_000, 500_000_000, 500_000_001}) {
            Value stored = JavaValues.of(Instant.EPOCH.plusNanos(nanos));
            texts.add(((Value.Text) stored).value());
        }
        assertThat(texts).isSorted();
    }

    @Test
    void aMomentBeyondTheCalendarIsRefused() {
        assertState(() -> JavaValues.of(Instant.MAX), "22008");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anInfinityIsRefused(double infinity) {
        assertState(() -> JavaValues.of(infinity), "22003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00b", "\ud83d\ud83d\ude00"})
    void anUnpairedSurrogateIsRefused(String text) {
        assertState(() -> JavaValues.of(text), "22021");
    }

    @Test
    void anObjectThatNothingStandsForIsRefused() {
        assertState(() -> JavaValues.of(new Object()), "0A000");
        assertState(() -> JavaValues.of(new int[] {1}), "0A000");
    }

    static Stream<Arguments> converted() {
        return Stream.of(
                Arguments.of("12", Types.INTEGER, Value.of(12)),
                Arguments.of(new BigDecimal("12.9"), Types.BIGINT, Value.of(12)),
                Arguments.of(true, Types.INTEGER, Value.of(1)),
                Arguments.of("true", Types.BOOLEAN, Value.of(1)),
                Arguments.of(0, Types.BIT, Value.of(0)),
                Arguments.of("1.5", Types.DOUBLE, Value.of(1.5)),
                Arguments.of(0.1f, Types.REAL, Value.of(0.1)),
                Arguments.of("1.50", Types.DECIMAL, Value.of(1.5)),
                Arguments.of("1e-999999999", Types.BIGINT, Value.of(0)),
                Arguments.of(Long.MIN_VALUE, Types.BIGINT, Value.of(Long.MIN_VALUE)),
                Arguments.of(12, Types.VARCHAR, Value.of("12")),
                Arguments.of(new byte[] {1}, Types.BLOB, Value.of(new byte[] {1})),
                Arguments.of("2026-01-02", Types.DATE, Value.of("2026-01-02")),
                Arguments.of("2026-01-02T12:34:56", Types.TIMESTAMP, Value.of("2026-01-02 12:34:56")),
                Arguments.of(Timestamp.valueOf("2026-01-02 12:34:56"), Types.DATE, Value.of("2026-01-02")),
                Arguments.of(Timestamp.valueOf("2026-01-02 12:34:56"), Types.TIME, Value.of("12:34:56")),
                Arguments.of(Date.valueOf("2026-01-02"), Types.TIMESTAMP, Value.of("2026-01-02 00:00:00")),
                Arguments.of("2026-01-02", Types.TIMESTAMP, Value.of("2026-01-02 00:00:00")),
                Arguments.of("2026-01-02 12:34:56", Types.DATE, Value.of("2026-01-02")),
                Arguments.of(
                        "2026-01-02T12:34:56+02:00",
                        Types.TIMESTAMP_WITH_TIMEZONE,
                        Value.of("2026-01-02 12:34:56+02:00")),
                Arguments.of("12:34+02:00", Types.TIME_WITH_TIMEZONE, Value.of("12:34:00+02:00")),
                Arguments.of(
                        new java.util.Date(
                                Timestamp.valueOf("2026-01-02 12:34:56").getTime()),
                        Types.DATE,
                        Value.of("2026-01-02")),
                Arguments.of(
                        new java.util.Date(
                                Timestamp.valueOf("2026-01-02 12:34:56").getTime()),
                        Types.TIME,
                        Value.of("12:34:56")),
                Arguments.of(OffsetDateTime.parse("2026-01-02T12:34:56-03:30"), Types.DATE, Value.of("2026-01-02")),
                Arguments.of(LocalDate.of(2026, 1, 2), Types.VARCHAR, Value.of("2026-01-02")),
                Arguments.of(5, Types.OTHER, Value.of(5)),
                Arguments.of(null, Types.INTEGER, Value.NULL));
    }

    @ParameterizedTest
    @MethodSource
    void converted(Object object, int type, Value expected) throws SQLException {
        assertThat(TargetTypes.convert(object, type, -1)).isEqualTo(expected);
    }

    static Stream<Arguments> notConverted() {
        return Stream.of(
                Arguments.of("x", Types.INTEGER, "22018"),
                Arguments.of("9223372036854775808", Types.BIGINT, "22003"),
                Arguments.of("1e999999999", Types.BIGINT, "22003"),
                Arguments.of(Double.NaN, Types.INTEGER, "22003"),
                Arguments.of(new byte[1], Types.VARCHAR, "22018"),
                Arguments.of("x", Types.BLOB, "22018"),
                Arguments.of("x", Types.DATE, "22007"),
                Arguments.of(5, Types.TIMESTAMP, "22018"),
                Arguments.of(LocalDate.EPOCH, Types.TIME, "22007"),
                Arguments.of(LocalTime.NOON, Types.DATE, "22007"),
                Arguments.of(Time.valueOf("12:00:00"), Types.TIMESTAMP, "22007"),
                Arguments.of(LocalDate.EPOCH, Types.DOUBLE, "22018"),
                Arguments.of("x", Types.ARRAY, "0A000"));
    }

    @ParameterizedTest
    @MethodSource
    void notConverted(Object object, int type, String state) {
        assertState(() -> TargetTypes.convert(object, type, -1), state);
    }

    @Test
    void aScaleRounds() throws SQLException {
        assertThat(TargetTypes.convert(new BigDecimal("1.255"), Types.DECIMAL, 2))
                .isEqualTo(Value.of(1.26));
    }

    @Test
    void aStreamIsReadToItsLength() throws SQLException {
        assertThat(ParameterStreams.bytes(new ByteArrayInputStream(new byte[] {1, 2, 3}), 2))
                .isEqualTo(Value.of(new byte[] {1, 2}));
        assertThat(ParameterStreams.text(new StringReader("abc"), 2)).isEqualTo(Value.of("ab"));
        assertThat(ParameterStreams.text(new StringReader("a".repeat(20_000)), -1))
                .isEqualTo(Value.of("a".repeat(20_000)));
        assertThat(ParameterStreams.ascii(new ByteArrayInputStream(new byte[] {'a', 'b'}), 1))
                .isEqualTo(Value.of("a"));
        assertThat(ParameterStreams.text(null, 5)).isEqualTo(Value.NULL);
        assertState(() -> ParameterStreams.bytes(new ByteArrayInputStream(new byte[1]), 2), "22026");
        assertState(() -> ParameterStreams.text(new StringReader("a"), 2), "22026");
        assertState(() -> ParameterStreams.ascii(new ByteArrayInputStream(new byte[] {-1}), -1), "22021");
    }

    private interface Conversion {
        Value run() throws SQLException;
    }

    private static void assertState(Conversion conversion, String state) {
        assertThatThrownBy(conversion::run)
                .asInstanceOf(throwable(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
