package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLDataException;
import java.util.Locale;

/** Values as booleans, of which SQLite has none: zero is false, any other number true. Not for NULL. */
final class Booleans {
    private static final String TYPE = "boolean";

    private Booleans() {}

    /** {@return the value; a TEXT may also be a word for it} */
    static boolean toBoolean(Value value) throws SQLDataException {
        if (value instanceof Value.Text text) {
            switch (text.value().strip().toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "y", "on" -> {
                    return true;
                }
                case "false", "f", "no", "n", "off" -> {
                    return false;
                }
                default -> {
                    return Numbers.decimal(value, TYPE).signum() != 0;
                }
            }
        }
        if (value instanceof Value.Blob) {
            throw DataErrors.notA(TYPE, value);
        }
        return Numbers.toDouble(value) != 0;
    }
}
