package dev.libsqlctl.jdbc;

import java.sql.SQLException;

/** JDBC's escapes in SQL texts (JDBC 4.3, section 13.4). */
final class EscapeSyntax {
    private EscapeSyntax() {}

    /** {@return the text in SQLite's own words} */
    static String translate(String sql) throws SQLException {
        return sql;
    }
}
