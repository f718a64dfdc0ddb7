package dev.libsqlctl.jdbc.spec;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Shows what a parameter is when it arrives. */
abstract class StoredValueFixture extends SpecificationContract {
    protected static final List<Object> NULL = List.of("null", "NULL");

    protected interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** {@return storage class and literal of what the setter sets as parameter 1} */
    protected final List<Object> stored(Setter setter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT typeof(?1), quote(?1)")) {
            setter.set(select);
            try (ResultSet result = select.executeQuery()) {
                return rows(result).get(0);
            }
        }
    }

    protected final List<Object> stored(Object value) throws SQLException {
        return stored(statement -> statement.setObject(1, value));
    }

    protected static List<Object> integer(String literal) {
        return List.of("integer", literal);
    }

    protected static List<Object> real(String literal) {
        return List.of("real", literal);
    }

    protected static List<Object> quoted(String text) {
        return List.of("text", "'" + text + "'");
    }
}
