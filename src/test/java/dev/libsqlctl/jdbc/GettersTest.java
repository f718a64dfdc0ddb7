package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of value against every getter. */
class GettersTest {
    private interface Getter {
        Object get(ResultSet rs) throws SQLException;
    }

    private static final Map<String, Getter> GETTERS = Map.ofEntries(
            Map.entry("boolean", rs -> rs.getBoolean(1)),
            Map.entry("byte", rs -> rs.getByte(1)),
            Map.entry("short", rs -> rs.getShort(1)),
            Map.entry("int", rs -> rs.getInt(1)),
            Map.entry("long", rs -> rs.getLong(1)),
            Map.entry("float", rs -> rs.getFloat(1)),
            Map.entry("double", rs -> rs.getDouble(1)),
            Map.entry("decimal", rs -> rs.getBigDecimal(1)),
            Map.entry("biginteger", rs -> rs.getObject(1, BigInteger.class)),
            Map.entry("string", rs -> rs.getString(1)),
            Map.entry("bytes", rs -> hex(rs.getBytes(1))),
            Map.entry("uuid", rs -> rs.getObject(1, UUID.class)));

    /** What a value is for each getter: a text, or the SQLState of the refusal behind a '!'. */
    private static final String TABLE = """
            value                     | boolean | byte   | short  | int         | long                 | float        | double               | decimal              | biginteger           | string               | bytes        | uuid
            0                         | false   | 0      | 0      | 0           | 0                    | 0.0          | 0.0                  | 0                    | 0                    | 0                    | 30           | !22018
            1                         | true    | 1      | 1      | 1           | 1                    | 1.0          | 1.0                  | 1                    | 1                    | 1                    | 31           | !22018
            -128                      | true    | -128   | -128   | -128        | -128                 | -128.0       | -128.0               | -128                 | -128                 | -128                 | 2d313238     | !22018
            128                       | true    | !22003 | 128    | 128         | 128                  | 128.0        | 128.0                | 128                  | 128                  | 128                  | 313238       | !22018
            -32769                    | true    | !22003 | !22003 | -32769      | -32769               | -32769.0     | -32769.0             | -32769               | -32769               | -32769               | 2d3332373639 | !22018
            2147483648                | true    | !22003 | !22003 | !22003      | 2147483648           | 2.14748365E9 | 2.147483648E9        | 2147483648           | 2147483648           | 2147483648           | -            | !22018
            9223372036854775807       | true    | !22003 | !22003 | !22003      | 9223372036854775807  | 9.223372E18  | 9.223372036854776E18 | 9223372036854775807  | 9223372036854775807  | 9223372036854775807  | -            | !22018
            -9223372036854775808      | true    | !22003 | !22003 | !22003      | -9223372036854775808 | -9.223372E18 | -9.223372036854776E18| -9223372036854775808 | -9223372036854775808 | -9223372036854775808 | -            | !22018
            0.0                       | false   | 0      | 0      | 0           | 0                    | 0.0          | 0.0                  | 0.0                  | 0                    | 0.0                  | 302e30       | !22018
            -0.0                      | false   | 0      | 0      | 0           | 0                    | -0.0         | -0.0                 | 0.0                  | 0                    | -0.0                 | 2d302e30     | !22018
            1.9                       | true    | 1      | 1      | 1           | 1                    | 1.9          | 1.9                  | 1.9                  | 1                    | 1.9                  | 312e39       | !22018
            -1.9                      | true    | -1     | -1     | -1          | -1                   | -1.9         | -1.9                 | -1.9                 | -1                   | -1.9                 | 2d312e39     | !22018
            0.1                       | true    | 0      | 0      | 0           | 0                    | 0.1          | 0.1                  | 0.1                  | 0                    | 0.1                  | 302e31       | !22018
            9.3e18                    | true    | !22003 | !22003 | !22003      | !22003               | 9.3E18       | 9.3E18               | 9.3E+18              | 9300000000000000000  | 9.3e+18              | -            | !22018
            1e300                     | true    | !22003 | !22003 | !22003      | !22003               | !22003       | 1.0E300              | 1.0E+300             | -                    | 1.0e+300             | -            | !22018
            1e-7                      | true    | 0      | 0      | 0           | 0                    | 1.0E-7       | 1.0E-7               | 1.0E-7               | 0                    | 1.0e-07              | -            | !22018
            inf                       | !22003  | !22003 | !22003 | !22003      | !22003               | !22003       | !22003               | !22003               | !22003               | !22003               | !22003       | !22003
            '12'                      | true    | 12     | 12     | 12          | 12                   | 12.0         | 12.0                 | 12                   | 12                   | 12                   | 3132         | !22018
            ' -12.9 '                 | true    | -12    | -12    | -12         | -12                  | -12.9        | -12.9                | -12.9                | -12                  | ' -12.9 '            | -            | !22018
            '1e2'                     | true    | 100    | 100    | 100         | 100                  | 100.0        | 100.0                | 1E+2                 | 100                  | 1e2                  | 316532       | !22018
            '.5'                      | true    | 0      | 0      | 0           | 0                    | 0.5          | 0.5                  | 0.5                  | 0                    | .5                   | 2e35         | !22018
            '5.'                      | true    | 5      | 5      | 5           | 5                    | 5.0          | 5.0                  | 5                    | 5                    | 5.                   | 352e         | !22018
            '9223372036854775808'     | true    | !22003 | !22003 | !22003      | !22003               | 9.223372E18  | 9.223372036854776E18 | 9223372036854775808  | 9223372036854775808  | 9223372036854775808  | -            | !22018
            '9223372036854775807.9'   | true    | !22003 | !22003 | !22003      | 9223372036854775807  | 9.223372E18  | 9.223372036854776E18 | 9223372036854775807.9| 9223372036854775807  | 9223372036854775807.9| -            | !22018
            '1e999999999'             | true    | !22003 | !22003 | !22003      | !22003               | !22003       | !22003               | 1E+999999999         | !22003               | 1e999999999          | -            | !22018
            '1e-999999999'            | true    | 0      | 0      | 0           | 0                    | 0.0          | 0.0                  | 1E-999999999         | 0                    | 1e-999999999         | -            | !22018
            ''                        | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | ''                   | ''           | !22018
            'true'                    | true    | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | true                 | 74727565     | !22018
            'OFF'                     | false   | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | OFF                  | 4f4646       | !22018
            '0'                       | false   | 0      | 0      | 0           | 0                    | 0.0          | 0.0                  | 0                    | 0                    | 0                    | 30           | !22018
            '12abc'                   | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | 12abc                | 3132616263   | !22018
            '0x10'                    | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | 0x10                 | -            | !22018
            'NaN'                     | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | NaN                  | -            | !22018
            'é'                       | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | é                    | c3a9         | !22018
            x'3132'                   | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | 12                   | 3132         | !22018
            x'c3a9'                   | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | é                    | c3a9         | !22018
            x'ff'                     | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | !22021               | ff           | !22021
            x''                       | !22018  | !22018 | !22018 | !22018      | !22018               | !22018       | !22018               | !22018               | !22018               | ''                   | ''           | !22018
            x'00112233445566778899aabbccddeeff'    | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | !22021 | 00112233445566778899aabbccddeeff | 00112233-4455-6677-8899-aabbccddeeff
            '00112233-4455-6677-8899-AABBCCDDEEFF' | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | !22018 | 00112233-4455-6677-8899-AABBCCDDEEFF | - | 00112233-4455-6677-8899-aabbccddeeff
            '1-1-1-1-1'               | -       | -      | -      | -           | -                    | -            | -                    | -                    | -                    | 1-1-1-1-1            | -            | !22018
            NULL                      | false   | 0      | 0      | 0           | 0                    | 0.0          | 0.0                  | null                 | null                 | null                 | null         | null
            """;

    @TestFactory
    Stream<DynamicTest> theTable() {
        List<String[]> lines =
                TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).toList();
        String[] head = lines.get(0);
        return lines.stream().skip(1).flatMap(line -> {
            assertThat(line).as(line[0]).hasSameSizeAs(head);
            return Stream.iterate(1, i -> i < line.length, i -> i + 1)
                    .filter(i -> !line[i].equals("-"))
                    .map(i -> DynamicTest.dynamicTest(
                            line[0] + " as " + head[i], () -> check(line[0], GETTERS.get(head[i]), line[i])));
        });
    }

    private static void check(String literal, Getter getter, String expected) throws SQLException {
        try (ResultSet rs = of(value(literal))) {
            if (expected.startsWith("!")) {
                assertThatThrownBy(() -> getter.get(rs)).isInstanceOfSatisfying(SQLException.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo(expected.substring(1));
                    assertThat(e.getMessage()).isNotBlank();
                });
            } else {
                String text = expected.startsWith("'") ? expected.substring(1, expected.length() - 1) : expected;
                Object value = getter.get(rs);
                // Newer JVMs write some of them with a digit less.
                Object same = value instanceof Float ? Float.valueOf(text) : text;
                assertThat(value instanceof Float ? value : String.valueOf(value))
                        .isEqualTo(same);
                assertThat(rs.wasNull()).isEqualTo(literal.equals("NULL"));
            }
        }
    }

    @Test
    void anObjectIsWhatIsStored() throws SQLException {
        assertThat(of(Value.of(1)).getObject(1)).isEqualTo(1L);
        assertThat(of(Value.of(1.5)).getObject(1)).isEqualTo(1.5);
        assertThat(of(Value.of("x")).getObject(1)).isEqualTo("x");
        assertThat(of(Value.of(new byte[] {1})).getObject(1)).isEqualTo(new byte[] {1});
        assertThat(of(Value.NULL).getObject(1)).isNull();
        assertThat(of(Value.of(1)).getObject("C", Map.of("x", String.class))).isEqualTo(1L);
        assertThat(of(Value.of(1)).getObject(1, Object.class)).isEqualTo(1L);
        assertThat(of(Value.of("1.5")).getObject(1, Number.class)).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void aTypeThatThereIsNoConversionTo() throws SQLException {
        ResultSet rs = of(Value.of("MONDAY"));
        assertThatThrownBy(() -> rs.getObject(1, Thread.class))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> rs.getObject(1, (Class<?>) null)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> rs.getRowId(1)).isInstanceOf(java.sql.SQLFeatureNotSupportedException.class);
    }

    @Test
    @SuppressWarnings("deprecation")
    void aDecimalOfAScale() throws SQLException {
        assertThat(of(Value.of("1.25")).getBigDecimal(1, 1)).isEqualTo(new BigDecimal("1.3"));
        assertThat(of(Value.NULL).getBigDecimal("c", 1)).isNull();
        assertThat(of(Value.of("1e-999999999")).getBigDecimal(1, 2)).isEqualTo(new BigDecimal("0.00"));
        assertOutOfRange(() -> of(Value.of("1e999999999")).getBigDecimal(1, 2));
        assertOutOfRange(() -> of(Value.of("1")).getBigDecimal(1, Integer.MAX_VALUE));
    }

    /** To read as many digits as a value may have would take half an hour. */
    @Test
    void anEndlessNumberIsOutOfRange() throws SQLException {
        ResultSet rs = of(Value.of("0." + "1".repeat(5_000_000)));
        assertOutOfRange(() -> rs.getInt(1));
        assertOutOfRange(() -> rs.getDouble(1));
        assertOutOfRange(() -> rs.getBigDecimal(1));
        assertOutOfRange(() -> rs.getBoolean(1));
    }

    private static void assertOutOfRange(ThrowingCallable getter) {
        assertThatThrownBy(getter)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
    }

    @Test
    void aLimitOfTheFieldSizeTakesNoMemory() throws SQLException {
        FieldLimit limit = new FieldLimit(Integer.MAX_VALUE);
        assertThat(limit.apply(Value.of("aé😀"))).isEqualTo(Value.of("aé😀"));
        assertThat(new FieldLimit(6).apply(Value.of("aé😀"))).isEqualTo(Value.of("aé"));
    }

    @Test
    void streamsGiveTheWholeOfAValue() throws Exception {
        ResultSet rs = of(Value.of("aé😀"));
        assertThat(rs.getBinaryStream(1).readAllBytes()).isEqualTo("aé😀".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(rs.getAsciiStream("c").readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("a??");
        try (java.io.Reader reader = rs.getCharacterStream(1)) {
            assertThat(new java.io.BufferedReader(reader).readLine()).isEqualTo("aé😀");
        }
        assertThat(rs.getNString(1)).isEqualTo("aé😀");
        Clob clob = rs.getNClob(1);
        assertThat(clob.getSubString(1, (int) clob.length())).isEqualTo("aé😀");
        Blob blob = of(Value.of(new byte[] {1, 2, 3})).getBlob(1);
        assertThat(blob.getBytes(1, 9)).containsExactly(1, 2, 3);
        assertThat(of(Value.NULL).getBlob(1)).isNull();
        assertThat(of(Value.NULL).getBinaryStream(1)).isNull();
    }

    @Test
    void anAddress() throws SQLException {
        assertThat(of(Value.of("http://localhost/x")).getURL(1)).hasToString("http://localhost/x");
        ResultSet rs = of(Value.of("no address"));
        assertThatThrownBy(() -> rs.getURL(1))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
    }

    /** {@return a result that stands on a row of this one value} */
    static ResultSet of(Value value) throws SQLException {
        ResultSet rs = new LibsqlResultSet(null, new ListRows(List.of(new Col("c", null)), List.of(List.of(value))));
        assertThat(rs.next()).isTrue();
        return rs;
    }

    /** {@return the value of a literal of SQL} */
    static Value value(String literal) {
        if (literal.equals("NULL")) {
            return Value.NULL;
        } else if (literal.equals("inf")) {
            return Value.of(Double.NaN);
        } else if (literal.startsWith("x'")) {
            return Value.of(HexFormat.of().parseHex(literal.substring(2, literal.length() - 1)));
        } else if (literal.startsWith("'")) {
            return Value.of(literal.substring(1, literal.length() - 1));
        }
        boolean real = literal.contains(".") || literal.contains("e");
        return real ? Value.of(Double.parseDouble(literal)) : Value.of(Long.parseLong(literal));
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
