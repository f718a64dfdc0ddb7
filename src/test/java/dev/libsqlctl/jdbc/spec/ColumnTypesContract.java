package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 15.2.3 and tables B-1, B-3 and B-6: what the getters give. */
abstract class ColumnTypesContract extends SpecificationContract {
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

    /** Asserts that a value that does not fit is refused by us; sqlite-jdbc gives what SQLite makes of it. */
    private void assertRefused(String state, ThrowingCallable call) {
        if (differs(Difference.LOSSY_GETTERS)) {
            SQLException refused = failure(call);
            assertThatObject(refused).isInstanceOf(SQLDataException.class);
            assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo(state);
        }
    }

    @Test
    void integersOfEverySize() throws SQLException {
        ResultSet row = row("127, -32768, 2147483647, 9223372036854775807, -9223372036854775808");

        assertThat(row.getByte(1)).isEqualTo((byte) 127);
        assertThat(row.getShort(2)).isEqualTo((short) -32768);
        assertThat(row.getInt(3)).isEqualTo(2147483647);
        assertThat(row.getLong(4)).isEqualTo(Long.MAX_VALUE);
        assertThat(row.getLong(5)).isEqualTo(Long.MIN_VALUE);
        assertThat(row.getString(5)).isEqualTo("-9223372036854775808");
    }

    @Test
    void integersThatDoNotFit() throws SQLException {
        ResultSet row = row("128, 32768, 2147483648, -129");
        assertRefused("22003", () -> row.getByte(1));
        assertRefused("22003", () -> row.getShort(2));
        assertRefused("22003", () -> row.getInt(3));
        assertRefused("22003", () -> row.getByte(4));
        if (!differs(Difference.LOSSY_GETTERS)) {
            assertThat(row.getByte(1)).isEqualTo((byte) -128);
            assertThat(row.getShort(2)).isEqualTo(Short.MIN_VALUE);
            assertThat(row.getInt(3)).isEqualTo(Integer.MIN_VALUE);
        }
        assertThat(row.getLong(3)).isEqualTo(2147483648L);
    }

    @Test
    void numbersInTexts() throws SQLException {
        ResultSet row = row("'42', '-7', '1.5', '9223372036854775807'");

        assertThat(row.getInt(1)).isEqualTo(42);
        assertThat(row.getLong(2)).isEqualTo(-7);
        assertThat(row.getDouble(3)).isEqualTo(1.5);
        assertThat(row.getLong(4)).isEqualTo(Long.MAX_VALUE);
        assertThat(row.getBigDecimal(3)).isEqualByComparingTo("1.5");
    }

    @Test
    void textsThatAreNoNumbers() throws SQLException {
        ResultSet row = row("'forty-two', '12abc', ''");
        assertRefused("22018", () -> row.getInt(1));
        assertRefused("22018", () -> row.getLong(2));
        assertRefused("22018", () -> row.getDouble(1));
        assertRefused("22018", () -> row.getInt(3));
        if (!differs(Difference.LOSSY_GETTERS)) {
            assertThat(row.getInt(1)).isZero();
            assertThat(row.getLong(2)).isEqualTo(12);
            assertThat(row.getDouble(1)).isZero();
        }
        failure(() -> row.getBigDecimal(1));
    }

    @Test
    void aBlobIsNoNumber() throws SQLException {
        ResultSet row = row("x'3132'");
        if (differs(Difference.LOSSY_GETTERS)) {
            assertThatObject(failure(() -> row.getInt(1))).isInstanceOf(SQLDataException.class);
        } else {
            assertThat(row.getInt(1)).isEqualTo(12);
        }
    }

    @Test
    void reals() throws SQLException {
        ResultSet row = row("0.1, 1e300, -2.5, 5e-324");

        assertThat(row.getDouble(1)).isEqualTo(0.1);
        assertThat(row.getDouble(2)).isEqualTo(1e300);
        assertThat(row.getFloat(3)).isEqualTo(-2.5f);
        assertThat(row.getDouble(4)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void wholeRealsAreIntegersToo() throws SQLException {
        ResultSet row = row("42.0, -3.0");

        assertThat(row.getInt(1)).isEqualTo(42);
        assertThat(row.getLong(2)).isEqualTo(-3);
        assertThat(row.getBigDecimal(1)).isEqualByComparingTo("42");
    }

    @Test
    void realsBeyondALong() throws SQLException {
        ResultSet row = row("1e19");
        assertRefused("22003", () -> row.getLong(1));
        if (!differs(Difference.LOSSY_GETTERS)) {
            assertThat(row.getLong(1)).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void integersAsReals() throws SQLException {
        ResultSet row = row("42, 9007199254740993");

        assertThat(row.getDouble(1)).isEqualTo(42.0);
        assertThat(row.getFloat(1)).isEqualTo(42.0f);
        assertThat(row.getDouble(2)).isEqualTo(9007199254740992.0);
    }

    @Test
    void decimals() throws SQLException {
        ResultSet row = row("42, 0.1, '12345678901234567890.12', 9223372036854775807");

        assertThat(row.getBigDecimal(1)).isEqualByComparingTo("42");
        assertThat(row.getBigDecimal(2)).isEqualByComparingTo("0.1");
        assertThat(row.getBigDecimal(3)).isEqualTo(new BigDecimal("12345678901234567890.12"));
        assertThat(row.getBigDecimal(4)).isEqualTo(new BigDecimal("9223372036854775807"));
    }

    @Test
    void booleans() throws SQLException {
        ResultSet row = row("0, 1, 2, NULL, 'true', 'false'");

        assertThat(row.getBoolean(1)).isFalse();
        assertThat(row.getBoolean(2)).isTrue();
        assertThat(row.getBoolean(3)).isTrue();
        assertThat(row.getBoolean(4)).isFalse();
        assertThat(row.wasNull()).isTrue();
        assertThat(row.getBoolean(6)).isFalse();
        assertThat(row.getBoolean(5)).isEqualTo(differs(Difference.BOOLEAN_TEXT));
    }

    @Test
    void everythingIsAString() throws SQLException {
        ResultSet row = row("42, 'text', 1.5, NULL");

        assertThat(row.getString(1)).isEqualTo("42");
        assertThat(row.getString(2)).isEqualTo("text");
        assertThat(row.getString(3)).isEqualTo("1.5");
        assertThat(row.getString(4)).isNull();
    }

    @Test
    void theStringOfARealIsThatOfSqlite() throws SQLException {
        ResultSet row = row("100.0, 0.1, -2.5");

        assertThat(row.getString(1)).isEqualTo("100.0");
        assertThat(row.getString(2)).isEqualTo("0.1");
        assertThat(row.getString(3)).isEqualTo("-2.5");
    }

    @Test
    void theStringOfAnExtremeRealReadsBackAsTheSame() throws SQLException {
        ResultSet row = row("1e300, 1e16, 0.00001");

        assertThat(Double.parseDouble(row.getString(1))).isEqualTo(1e300);
        assertThat(Double.parseDouble(row.getString(2))).isEqualTo(1e16);
        assertThat(Double.parseDouble(row.getString(3))).isEqualTo(0.00001);
    }

    @Test
    void textOfAnyScriptComesBack() throws SQLException {
        ResultSet row = row("'ß€😀', 'a' || char(0) || 'b', char(10) || char(9)");

        assertThat(row.getString(1)).isEqualTo("ß€😀");
        assertThat(row.getString(2)).isEqualTo("a\0b");
        assertThat(row.getString(3)).isEqualTo("\n\t");
    }

    @Test
    void bytes() throws SQLException {
        ResultSet row = row("x'007fff', x'', 'text', NULL");

        assertThat(row.getBytes(1)).containsExactly(0, 127, -1);
        assertThat(row.getBytes(3)).isEqualTo("text".getBytes(StandardCharsets.UTF_8));
        assertThat(row.getBytes(4)).isNull();
        assertThat(row.getBytes(2)).isEmpty();
    }

    @Test
    void objectsHaveTheClassOfTheirValue() throws SQLException {
        ResultSet row = row("42, 2147483648, 1.5, 'text', x'01', NULL");

        if (differs(Difference.INTEGER_OBJECTS)) {
            assertThat(row.getObject(1)).isEqualTo(42L);
        } else {
            assertThat(row.getObject(1)).isEqualTo(42);
        }
        assertThat(row.getObject(2)).isEqualTo(2147483648L);
        assertThat(row.getObject(3)).isEqualTo(1.5);
        assertThat(row.getObject(4)).isEqualTo("text");
        assertThat(row.getObject(5)).isEqualTo(new byte[] {1});
        assertThat(row.getObject(6)).isNull();
        assertThat(row.wasNull()).isTrue();
    }

    @Test
    void objectsOfAClassAskedFor() throws SQLException {
        ResultSet row = row("42, 'text', 1.5, x'01', 1, '123e4567-e89b-12d3-a456-426614174000'");

        assertThat(row.getObject(1, Integer.class)).isEqualTo(42);
        assertThat(row.getObject(1, Long.class)).isEqualTo(42L);
        assertThat(row.getObject(2, String.class)).isEqualTo("text");
        assertThat(row.getObject(3, Double.class)).isEqualTo(1.5);
        assertThat(row.getObject(4, byte[].class)).containsExactly(1);
        assertThat(row.getObject(5, Boolean.class)).isTrue();
        assertThat(row.getObject(1, BigDecimal.class)).isEqualByComparingTo("42");
        if (differs(Difference.OBJECT_CLASSES)) {
            assertThat(row.getObject(1, BigInteger.class)).isEqualTo(BigInteger.valueOf(42));
            assertThat(row.getObject(1, Short.class)).isEqualTo((short) 42);
            assertThat(row.getObject(1, Byte.class)).isEqualTo((byte) 42);
            assertThat(row.getObject(6, UUID.class)).isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
            assertThat(row.getObject(1, Object.class)).isEqualTo(42L);
        } else {
            failure(() -> row.getObject(1, BigInteger.class));
            failure(() -> row.getObject(1, Short.class));
            failure(() -> row.getObject(6, UUID.class));
            failure(() -> row.getObject(1, Object.class));
        }
    }

    @Test
    void aNullOfAClassAskedForIsNull() throws SQLException {
        ResultSet row = row("NULL");

        assertThat(row.getObject(1, String.class)).isNull();
        assertThat(row.getObject(1, byte[].class)).isNull();
        assertThat(row.getObject(1, BigDecimal.class)).isNull();
        if (differs(Difference.NULL_OBJECTS)) {
            assertThat(row.getObject(1, Integer.class)).isNull();
            assertThat(row.getObject(1, Long.class)).isNull();
            assertThat(row.getObject(1, Boolean.class)).isNull();
        } else {
            failure(() -> row.getObject(1, Integer.class));
            failure(() -> row.getObject(1, Long.class));
            assertThat(row.getObject(1, Boolean.class)).isFalse();
        }
        assertThat(row.getObject(1, LocalDate.class)).isNull();
    }

    @Test
    void aClassNobodyKnowsIsRefused() throws SQLException {
        ResultSet row = row("42");

        failure(() -> row.getObject(1, Thread.class));
        failure(() -> row.getObject(1, (Class<?>) null));
    }

    @Test
    void aTypeMapIsRefusedUnlessEmpty() throws SQLException {
        ResultSet row = row("42");
        if (differs(Difference.TYPE_MAP)) {
            assertThat(row.getObject(1, Map.of())).isEqualTo(42L);
        } else {
            failure(() -> row.getObject(1, Map.of()));
        }
    }

    @Test
    void nullsAreZeroOrNull() throws SQLException {
        ResultSet row = row("NULL");

        assertThat(row.getByte(1)).isZero();
        assertThat(row.getShort(1)).isZero();
        assertThat(row.getInt(1)).isZero();
        assertThat(row.getLong(1)).isZero();
        assertThat(row.getFloat(1)).isZero();
        assertThat(row.getDouble(1)).isZero();
        assertThat(row.getString(1)).isNull();
        assertThat(row.getBytes(1)).isNull();
        assertThat(row.getBigDecimal(1)).isNull();
        assertThat(row.getDate(1)).isNull();
        assertThat(row.getTime(1)).isNull();
        assertThat(row.getTimestamp(1)).isNull();
        assertThat(row.getBinaryStream(1)).isNull();
        assertThat(row.getCharacterStream(1)).isNull();
        assertThat(row.wasNull()).isTrue();
    }

    @Test
    void streamsOfBytes() throws Exception {
        ResultSet row = row("x'01020304'");
        try (InputStream stream = row.getBinaryStream(1)) {
            assertThat(stream.readAllBytes()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void streamsOfCharacters() throws Exception {
        ResultSet row = row("'ß€😀', 'abc'");
        try (Reader reader = row.getCharacterStream(1)) {
            char[] characters = new char[10];
            assertThat(new String(characters, 0, reader.read(characters))).isEqualTo("ß€😀");
        }
        try (InputStream stream = row.getAsciiStream(2)) {
            assertThat(stream.readAllBytes()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void urlsFromText() throws Exception {
        ResultSet row = row("'http://example.org/a', 'no url'");
        if (differs(Difference.URLS)) {
            assertThat(row.getURL(1)).hasToString("http://example.org/a");
            failure(() -> row.getURL(2));
        } else {
            failure(() -> row.getURL(1));
        }
    }

    @Test
    void typesThatSqliteHasNotAreRefused() throws SQLException {
        ResultSet row = row("'x'");

        failure(() -> row.getArray(1));
        failure(() -> row.getRef(1));
        failure(() -> row.getRowId(1));
    }

    @Test
    void anInfinityIsNotTakenForAnotherNumber() throws SQLException {
        ResultSet row = row("9e999");
        if (differs(Difference.INFINITY_IN_A_COLUMN)) {
            assertThatObject(failure(() -> row.getDouble(1))).isInstanceOf(SQLDataException.class);
        } else {
            assertThat(row.getDouble(1)).isInfinite();
        }
    }
}
