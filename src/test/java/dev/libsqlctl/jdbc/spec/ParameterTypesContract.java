package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 13.2.2 and tables B-2, B-4 and B-5: what the setters store. */
abstract class ParameterTypesContract extends StoredValueFixture {
    @Test
    void integersOfEverySize() throws SQLException {
        assertThat(stored(s -> s.setByte(1, Byte.MIN_VALUE))).isEqualTo(integer("-128"));
        assertThat(stored(s -> s.setShort(1, Short.MAX_VALUE))).isEqualTo(integer("32767"));
        assertThat(stored(s -> s.setInt(1, Integer.MIN_VALUE))).isEqualTo(integer("-2147483648"));
        assertThat(stored(s -> s.setLong(1, Long.MAX_VALUE))).isEqualTo(integer("9223372036854775807"));
        assertThat(stored(s -> s.setLong(1, Long.MIN_VALUE))).isEqualTo(integer("-9223372036854775808"));
    }

    @Test
    void booleansAreZeroAndOne() throws SQLException {
        assertThat(stored(s -> s.setBoolean(1, true))).isEqualTo(integer("1"));
        assertThat(stored(s -> s.setBoolean(1, false))).isEqualTo(integer("0"));
        assertThat(stored(true)).isEqualTo(integer("1"));
    }

    @Test
    void doublesKeepEveryBit() throws SQLException {
        assertThat(stored(s -> s.setDouble(1, 0.1))).isEqualTo(real("0.1"));
        assertThat(stored(s -> s.setDouble(1, 1e300))).isEqualTo(real("1.0e+300"));
        assertThat(stored(s -> s.setDouble(1, 5.0))).isEqualTo(real("5.0"));
    }

    @Test
    void aFloatIsTheDoubleOfItsBits() throws SQLException {
        assertThat(stored(s -> s.setFloat(1, 0.5f))).isEqualTo(real("0.5"));
        try (PreparedStatement select = connection.prepareStatement("SELECT ?")) {
            select.setFloat(1, 0.1f);
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getDouble(1)).isEqualTo((double) 0.1f);
            }
        }
    }

    @Test
    void notANumberIsNull() throws SQLException {
        assertThat(stored(s -> s.setDouble(1, Double.NaN))).isEqualTo(NULL);
        assertThat(stored(s -> s.setFloat(1, Float.NaN))).isEqualTo(NULL);
        assertThat(stored(Double.NaN)).isEqualTo(NULL);
    }

    @Test
    void infinityIsRefused() throws SQLException {
        if (differs(Difference.INFINITY_AS_PARAMETER)) {
            assertThat(failure(() -> stored(s -> s.setDouble(1, Double.POSITIVE_INFINITY)))
                            .getSQLState())
                    .isEqualTo("22003");
        } else {
            assertThat(stored(s -> s.setDouble(1, Double.POSITIVE_INFINITY))).isEqualTo(real("9.0e+999"));
        }
    }

    @Test
    void texts() throws SQLException {
        assertThat(stored(s -> s.setString(1, "it''s"))).isEqualTo(quoted("it''''s"));
        assertThat(stored(s -> s.setString(1, "ß€😀"))).isEqualTo(quoted("ß€😀"));
        assertThat(stored(s -> s.setString(1, ""))).isEqualTo(quoted(""));
        assertThat(stored('x')).isEqualTo(quoted("x"));
    }

    @Test
    void aTextWithNulIsWhole() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT length(CAST(?1 AS BLOB)), ?1")) {
            select.setString(1, "a\0b");
            try (ResultSet result = select.executeQuery()) {
                assertThat(rows(result)).containsExactly(List.of(3, "a\0b"));
            }
        }
    }

    @Test
    void anUnpairedSurrogateIsRefused() throws SQLException {
        if (differs(Difference.UNPAIRED_SURROGATES)) {
            assertThat(failure(() -> stored(s -> s.setString(1, "\uD83D"))).getSQLState())
                    .startsWith("22");
        } else {
            assertThat(stored(s -> s.setString(1, "\uD83D"))).isEqualTo(quoted("?"));
        }
    }

    @Test
    void blobs() throws SQLException {
        assertThat(stored(s -> s.setBytes(1, new byte[] {0, 127, -1}))).isEqualTo(List.of("blob", "X'007FFF'"));
        assertThat(stored(s -> s.setBytes(1, new byte[0]))).isEqualTo(List.of("blob", "X''"));
        assertThat(stored(new byte[] {1})).isEqualTo(List.of("blob", "X'01'"));
    }

    @Test
    void nullsOfEveryKind() throws SQLException {
        assertThat(stored(s -> s.setNull(1, Types.INTEGER))).isEqualTo(NULL);
        assertThat(stored(s -> s.setNull(1, Types.VARCHAR, "TEXT"))).isEqualTo(NULL);
        assertThat(stored(s -> s.setString(1, null))).isEqualTo(NULL);
        assertThat(stored(s -> s.setBytes(1, null))).isEqualTo(NULL);
        assertThat(stored(s -> s.setObject(1, null))).isEqualTo(NULL);
        assertThat(stored(s -> s.setObject(1, null, Types.INTEGER))).isEqualTo(NULL);
        assertThat(stored(s -> s.setBigDecimal(1, null))).isEqualTo(NULL);
        assertThat(stored(s -> s.setDate(1, null))).isEqualTo(NULL);
        assertThat(stored(s -> s.setTime(1, null))).isEqualTo(NULL);
        assertThat(stored(s -> s.setTimestamp(1, null))).isEqualTo(NULL);
    }

    @Test
    void decimalsAreNumbersWhereNothingIsLost() throws SQLException {
        if (differs(Difference.DECIMALS)) {
            assertThat(stored(s -> s.setBigDecimal(1, new BigDecimal("42")))).isEqualTo(integer("42"));
            assertThat(stored(s -> s.setBigDecimal(1, new BigDecimal("9223372036854775807"))))
                    .isEqualTo(integer("9223372036854775807"));
            assertThat(stored(s -> s.setBigDecimal(1, new BigDecimal("0.1")))).isEqualTo(real("0.1"));
            assertThat(stored(s -> s.setBigDecimal(1, new BigDecimal("12345678901234567890.12"))))
                    .isEqualTo(quoted("12345678901234567890.12"));
        } else {
            assertThat(stored(s -> s.setBigDecimal(1, new BigDecimal("42")))).isEqualTo(quoted("42"));
            assertThat(stored(s -> s.setBigDecimal(1, new BigDecimal("0.1")))).isEqualTo(quoted("0.1"));
        }
    }

    @Test
    void bigIntegersAreNumbersWhereTheyFit() throws SQLException {
        if (differs(Difference.DECIMALS)) {
            assertThat(stored(BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo(integer("-9223372036854775808"));
        } else {
            assertThat(stored(BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo(quoted("-9223372036854775808"));
        }
        assertThat(stored(new BigInteger("9223372036854775808"))).isEqualTo(quoted("9223372036854775808"));
    }

    @Test
    void objectsAreStoredByTheirClass() throws SQLException {
        assertThat(stored((byte) 1)).isEqualTo(differs(Difference.BYTE_OBJECTS) ? integer("1") : quoted("1"));
        assertThat(stored((short) 1)).isEqualTo(integer("1"));
        assertThat(stored(1)).isEqualTo(integer("1"));
        assertThat(stored(1L)).isEqualTo(integer("1"));
        assertThat(stored(1.5f)).isEqualTo(real("1.5"));
        assertThat(stored(1.5)).isEqualTo(real("1.5"));
        assertThat(stored("1")).isEqualTo(quoted("1"));
    }

    @Test
    void aUuidIsText() throws SQLException {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

        assertThat(stored(uuid)).isEqualTo(quoted("123e4567-e89b-12d3-a456-426614174000"));
    }

    @Test
    void aClassNobodyKnowsIsRefused() throws SQLException {
        Object stranger = new Object() {
            @Override
            public String toString() {
                return "stranger";
            }
        };
        if (differs(Difference.UNKNOWN_CLASSES)) {
            assertThat(failure(() -> stored(stranger)).getSQLState()).isIn("07006", "0A000", "22005");
        } else {
            assertThat(stored(stranger)).isEqualTo(quoted("stranger"));
        }
    }

    @Test
    void aTargetTypeConverts() throws SQLException {
        if (differs(Difference.TARGET_TYPES)) {
            assertThat(stored(s -> s.setObject(1, "42", Types.INTEGER))).isEqualTo(integer("42"));
            assertThat(stored(s -> s.setObject(1, 42, Types.VARCHAR))).isEqualTo(quoted("42"));
            assertThat(stored(s -> s.setObject(1, 42, JDBCType.DOUBLE))).isEqualTo(real("42.0"));
            assertThat(stored(s -> s.setObject(1, "true", Types.BOOLEAN))).isEqualTo(integer("1"));
        } else {
            assertThat(stored(s -> s.setObject(1, "42", Types.INTEGER))).isEqualTo(quoted("42"));
            assertThat(stored(s -> s.setObject(1, 42, Types.VARCHAR))).isEqualTo(integer("42"));
        }
    }

    @Test
    void anUnconvertibleTargetTypeIsRefused() throws SQLException {
        if (differs(Difference.TARGET_TYPES)) {
            failure(() -> stored(s -> s.setObject(1, "forty-two", Types.INTEGER)));
        } else {
            assertThat(stored(s -> s.setObject(1, "forty-two", Types.INTEGER))).isEqualTo(quoted("forty-two"));
        }
    }

    @Test
    void bytesFromStreams() throws SQLException {
        byte[] bytes = {1, 2, 3, 4};
        assertThat(stored(s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes))))
                .isEqualTo(List.of("blob", "X'01020304'"));
        assertThat(stored(s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 4)))
                .isEqualTo(List.of("blob", "X'01020304'"));
        assertThat(stored(s -> s.setBinaryStream(1, new ByteArrayInputStream(bytes), 4L)))
                .isEqualTo(List.of("blob", "X'01020304'"));
        if (differs(Difference.LARGE_OBJECT_PARAMETERS)) {
            assertThat(stored(s -> s.setBinaryStream(1, null))).isEqualTo(NULL);
        } else {
            assertThatCode(() -> stored(s -> s.setBinaryStream(1, null))).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void theLengthOfAStreamIsALimit() throws SQLException {
        assertThat(stored(s -> s.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3, 4}), 2)))
                .isEqualTo(List.of("blob", "X'0102'"));
        assertThat(stored(s -> s.setCharacterStream(1, new StringReader("abcd"), 2)))
                .isEqualTo(quoted("ab"));
    }

    @Test
    void textFromStreams() throws SQLException {
        assertThat(stored(s -> s.setCharacterStream(1, new StringReader("ß€😀"))))
                .isEqualTo(quoted("ß€😀"));
        assertThat(stored(s -> s.setCharacterStream(1, new StringReader("abc"), 3)))
                .isEqualTo(quoted("abc"));
        assertThat(stored(s ->
                        s.setAsciiStream(1, new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)), 3)))
                .isEqualTo(quoted("abc"));
        if (differs(Difference.LARGE_OBJECT_PARAMETERS)) {
            assertThat(stored(s -> s.setNCharacterStream(1, new StringReader("ß"))))
                    .isEqualTo(quoted("ß"));
            assertThat(stored(s -> s.setNString(1, "ß"))).isEqualTo(quoted("ß"));
        } else {
            failure(() -> stored(s -> s.setNCharacterStream(1, new StringReader("ß"))));
            failure(() -> stored(s -> s.setNString(1, "ß")));
        }
        assertThat(stored(s -> s.setClob(1, new StringReader("abc")))).isEqualTo(quoted("abc"));
        assertThat(stored(s -> s.setBlob(1, new ByteArrayInputStream(new byte[] {1}))))
                .isEqualTo(List.of("blob", "X'01'"));
    }

    @Test
    void aUrlIsItsText() throws Exception {
        java.net.URL url = URI.create("http://example.org/a?b=c").toURL();
        if (differs(Difference.URLS)) {
            assertThat(stored(s -> s.setURL(1, url))).isEqualTo(quoted("http://example.org/a?b=c"));
        } else {
            failure(() -> stored(s -> s.setURL(1, url)));
        }
    }

    @Test
    void typesThatSqliteHasNotAreRefused() {
        failure(() -> stored(s -> s.setArray(1, null)));
        failure(() -> stored(s -> s.setRef(1, null)));
        failure(() -> stored(s -> s.setRowId(1, null)));
    }

    @Test
    void aParameterHasTheAffinityOfItsColumn() throws SQLException {
        execute("CREATE TABLE u (i INTEGER, t TEXT, r REAL, b BLOB, n NUMERIC)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO u VALUES (?1, ?1, ?1, ?1, ?1)")) {
            insert.setString(1, "42");
            insert.executeUpdate();
        }
        assertThat(rows("SELECT typeof(i), typeof(t), typeof(r), typeof(b), typeof(n) FROM u"))
                .containsExactly(List.of("integer", "text", "real", "text", "integer"));
    }

    @Test
    void aStrictTableRefusesTheWrongType() throws SQLException {
        execute("CREATE TABLE u (i INTEGER) STRICT");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO u VALUES (?)")) {
            insert.setString(1, "forty-two");
            SQLException refused = failure(insert::executeUpdate);
            assertThat(refused.getMessage()).contains("cannot store TEXT value in INTEGER column u.i");
            if (differs(Difference.SQL_STATES)) {
                assertThat(refused.getSQLState()).startsWith("2");
            }
            insert.setString(1, "42");
            assertThatCode(insert::executeUpdate).doesNotThrowAnyException();
        }
    }
}
