package dev.libsqlctl.jdbc;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Connections to test servers, and short ways to use them. */
final class Connections {
    private Connections() {}

    static Connection to(SqldServer server) throws SQLException {
        return to(server, "");
    }

    static Connection to(SqldServer server, String query) throws SQLException {
        return DriverManager.getConnection("jdbc:libsql:" + server.url() + query);
    }

    /** {@return a connection that shares no gate of writers with the others, as if it were in another process} */
    static Connection strangerTo(SqldServer server) throws SQLException {
        return DriverManager.getConnection("jdbc:libsql:" + server.url().replace("127.0.0.1", "localhost"));
    }

    static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new AssertionError("no row: " + sql);
            }
            return rows.getLong(1);
        }
    }
}
