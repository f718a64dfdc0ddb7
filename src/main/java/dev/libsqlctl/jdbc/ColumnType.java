package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.JDBCType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What JDBC calls the type of a column.
 *
 * <p>In SQLite a declared type is a wish. So the type given here is one whose getter takes every value that the declaration lets in: an
 * INTEGER has 64 bits and is a BIGINT, a REAL is a double.
 *
 * @param name in upper case, without length or scale; empty if none was declared
 * @param jdbcType the type that generic programs choose their getter by
 * @param precision JDBC's column size: digits, characters or bytes at most
 * @param scale digits after the point; 0 where that means nothing
 */
record ColumnType(String name, JDBCType jdbcType, int precision, int scale) {
    /** The longest value that a server takes unless it was told otherwise, in bytes. */
    static final int LONGEST_VALUE = 5_000_000;

    private static final Pattern DECLARED = Pattern.compile(
            "([^(]*+)(?:\\(\\s*+[+-]?(\\d++)[^,)]*+(?:,\\s*+[+-]?(\\d++)[^)]*+)?\\)(.*+))?", Pattern.DOTALL);

    /**
     * {@return the type of a column}
     *
     * @param declared as in CREATE TABLE; null or blank for none
     */
    static ColumnType declared(String declared) {
        String text = declared == null ? "" : declared;
        Matcher matcher = DECLARED.matcher(text);
        if (!matcher.matches()) {
            return of(text.strip().toUpperCase(Locale.ROOT), -1, 0);
        }
        String rest = matcher.group(4) == null || matcher.group(4).isBlank()
                ? ""
                : " " + matcher.group(4).strip();
        String name = (matcher.group(1).strip() + rest).toUpperCase(Locale.ROOT);
        return of(name, number(matcher.group(2), -1), number(matcher.group(3), 0));
    }

    /** {@return the type of an expression that has this value} */
    static ColumnType of(Value value) {
        if (value instanceof Value.Integer) {
            return declared("INTEGER");
        } else if (value instanceof Value.Float) {
            return declared("REAL");
        } else if (value instanceof Value.Text) {
            return declared("TEXT");
        } else if (value instanceof Value.Blob) {
            return declared("BLOB");
        }
        return new ColumnType("NULL", JDBCType.NULL, 0, 0);
    }

    /** {@return the constant of {@link java.sql.Types}} */
    int code() {
        return jdbcType.getVendorTypeNumber();
    }

    /** {@return whether this is a number, all of which have a sign} */
    boolean isNumber() {
        return switch (jdbcType) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE, NUMERIC, DECIMAL -> true;
            default -> false;
        };
    }

    /** {@return whether its values are characters} */
    boolean isText() {
        return switch (jdbcType) {
            case CHAR, VARCHAR, CLOB, NCHAR, NVARCHAR, NCLOB -> true;
            default -> false;
        };
    }

    /** {@return the digits after the point, null where that means nothing} */
    Integer decimalDigits() {
        return switch (jdbcType) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, DECIMAL, TIME, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE ->
                scale;
            default -> null;
        };
    }

    /** {@return the base in which the precision counts, null if this is no number} */
    Integer radix() {
        return isNumber() ? 10 : null;
    }

    /** {@return the bytes that a text may have at most, null if this is none} */
    Integer octetLength() {
        return isText() ? LONGEST_VALUE : null;
    }

    private static ColumnType of(String name, int length, int scale) {
        JDBCType type = TypeNames.jdbcType(name, length >= 0);
        return switch (type) {
            case NUMERIC, DECIMAL ->
                length > 0 ? new ColumnType(name, type, length, scale) : new ColumnType(name, type, digits(type), 0);
            case CHAR, VARCHAR, CLOB, NCHAR, NVARCHAR, NCLOB, BINARY, VARBINARY ->
                new ColumnType(name, type, length > 0 ? length : LONGEST_VALUE, 0);
            case BLOB, OTHER -> new ColumnType(name, type, LONGEST_VALUE, 0);
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> new ColumnType(name, type, digits(type), 3);
            default -> new ColumnType(name, type, digits(type), 0);
        };
    }

    /** {@return the decimal digits, or for a date or time the characters, that a value has at most} */
    private static int digits(JDBCType type) {
        return switch (type) {
            case BOOLEAN, BIT -> 1;
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER, DATE -> 10;
            case TIME -> "12:34:56.789".length();
            case TIMESTAMP -> "2026-01-02 12:34:56.789".length();
            case TIMESTAMP_WITH_TIMEZONE -> "2026-01-02 12:34:56.789+01:00".length();
            case BIGINT -> 19;
            default -> 15;
        };
    }

    private static int number(String digitsOrNull, int otherwise) {
        if (digitsOrNull == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(digitsOrNull);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
