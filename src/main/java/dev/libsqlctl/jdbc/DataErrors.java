package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLDataException;

/** What a value throws that cannot be had as another type (SQLState class 22). */
final class DataErrors {
    private static final int SHOWN = 60;

    private DataErrors() {}

    /** {@return the error of a number that the type cannot hold} */
    static SQLDataException outOfRange(Object number, String type) {
        return new SQLDataException("The value " + shown(number) + " is out of the range of " + type, "22003");
    }

    /** {@return the error of a value that is nothing of that type} */
    static SQLDataException notA(String type, Value value) {
        return new SQLDataException("The " + described(value) + " cannot be read as " + type, "22018");
    }

    /** {@return the error of a value that is no such date or time} */
    static SQLDataException notTemporal(String type, Value value) {
        return new SQLDataException("The " + described(value) + " cannot be read as " + type, "22007");
    }

    /** {@return the error of bytes that are no UTF-8} */
    static SQLDataException notUtf8() {
        return new SQLDataException("The BLOB cannot be read as text: it is not UTF-8. Read its bytes", "22021");
    }

    /** {@return the error of a REAL whose value the server did not send} */
    static SQLDataException infinity() {
        return new SQLDataException(
                "The value is an infinity, whose sign the server does not send. Ask for it in SQL: x > 0", "22003");
    }

    private static String described(Value value) {
        if (value instanceof Value.Integer integer) {
            return "INTEGER " + integer.value();
        } else if (value instanceof Value.Float real) {
            return "REAL " + real.value();
        } else if (value instanceof Value.Text text) {
            return "TEXT " + shown("'" + text.value() + "'");
        }
        return value instanceof Value.Blob blob ? "BLOB of " + blob.length() + " bytes" : "NULL";
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
