package dev.libsqlctl.jdbc;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Connections as a program makes them, and what tests ask of them again and again. */
final class DriverUnderTest {
    private DriverUnderTest() {}

    /** @param properties name, value, name, value */
    static Connection connect(SqldServer server, String... properties) throws SQLException {
        return connect(server.url(), properties);
    }

    /** @param properties name, value, name, value */
    static Connection connect(String url, String... properties) throws SQLException {
        Properties all = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection("jdbc:libsql:" + url, all);
    }

    /** {@return a connection that does not wait for the writers of this process, as if it were in another one} */
    static Connection stranger(SqldServer server, String... properties) throws SQLException {
        return connect(server.url().replace("127.0.0.1", "localhost"), properties);
    }

    static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** {@return what is stored, as somebody else sees it} */
    static long number(SqldServer server, String sql) throws SQLException {
        try (Connection connection = connect(server)) {
            return number(connection, sql);
        }
    }

    static List<String> columns(ResultSet rows) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
        }
        return names;
    }
}
