package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;

/** Checks that a column of the current row is a value, by every getter that can give it whole. */
final class ReadBack {
    private final ResultSet row;
    private final int column;

    private ReadBack(ResultSet row, int column) {
        this.row = row;
        this.column = column;
    }

    static void assertColumn(ResultSet row, int column, Object expected) throws SQLException {
        ReadBack back = new ReadBack(row, column);
        if (expected == null) {
            back.assertNull();
        } else if (expected instanceof Long integer) {
            back.assertInteger(integer);
        } else if (expected instanceof Double real) {
            back.assertReal(real);
        } else if (expected instanceof String text) {
            back.assertText(text);
        } else {
            back.assertBlob((byte[]) expected);
        }
    }

    private void assertNull() throws SQLException {
        assertThat(row.getObject(column)).isNull();
        assertThat(row.wasNull()).isTrue();
        assertThat(row.getLong(column)).isZero();
        assertThat(row.wasNull()).isTrue();
        assertThat(row.getDouble(column)).isZero();
        assertThat(row.getString(column)).isNull();
        assertThat(row.getBytes(column)).isNull();
        assertThat(row.getBigDecimal(column)).isNull();
        assertThat(row.wasNull()).isTrue();
    }

    private void assertInteger(long expected) throws SQLException {
        assertThat(row.getObject(column))
                .isInstanceOfAny(Long.class, Integer.class)
                .extracting(value -> ((Number) value).longValue())
                .isEqualTo(expected);
        assertThat(row.wasNull()).isFalse();
        assertThat(row.getLong(column)).isEqualTo(expected);
        assertThat(row.getObject(column, Long.class)).isEqualTo(expected);
        assertThat(row.getString(column)).isEqualTo(Long.toString(expected));
        assertThat(row.getBigDecimal(column)).isEqualByComparingTo(BigDecimal.valueOf(expected));
        if (expected == (int) expected) {
            assertThat(row.getInt(column)).isEqualTo((int) expected);
        } else {
            SQLDataException e = failureOf(SQLDataException.class, () -> row.getInt(column));
            assertThat(e.getSQLState()).isEqualTo("22003");
        }
    }

    private void assertReal(double expected) throws SQLException {
        assertThat(row.getObject(column)).isInstanceOf(Double.class);
        assertThat(row.wasNull()).isFalse();
        assertSame((Double) row.getObject(column), expected);
        assertSame(row.getDouble(column), expected);
        assertSame(row.getObject(column, Double.class), expected);
        assertSame(row.getBigDecimal(column).doubleValue(), expected == 0 ? 0.0 : expected);
        assertSame(Double.parseDouble(row.getString(column)), expected);
    }

    /** Bit by bit: a negative zero is not a zero. */
    private static void assertSame(double actual, double expected) {
        assertThat(Double.doubleToRawLongBits(actual))
                .as("%s instead of %s", actual, expected)
                .isEqualTo(Double.doubleToRawLongBits(expected));
    }

    private void assertText(String expected) throws SQLException {
        assertThat(row.getObject(column)).isEqualTo(expected);
        assertThat(row.wasNull()).isFalse();
        assertThat(row.getString(column)).isEqualTo(expected);
        assertThat(row.getObject(column, String.class)).isEqualTo(expected);
        try (Reader reader = row.getCharacterStream(column)) {
            StringWriter read = new StringWriter();
            reader.transferTo(read);
            assertThat(read).hasToString(expected);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertBlob(byte[] expected) throws SQLException {
        assertThat(row.getObject(column)).isEqualTo(expected);
        assertThat(row.wasNull()).isFalse();
        assertThat(row.getBytes(column)).isEqualTo(expected);
        assertThat(row.getBlob(column).getBytes(1, expected.length)).isEqualTo(expected);
        try (InputStream stream = row.getBinaryStream(column)) {
            assertThat(stream.readAllBytes()).isEqualTo(expected);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
