package dev.libsqlctl.backup.faults;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.target.ServerTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What is in a database of {@link Databases#twoTables}, or of nothing like it: its schema, and sums over all of its rows. */
record Content(String schema, String a, String b) {
    static Content ofFile(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Content ofServer(String url) {
        try (Connection connection = new ServerTarget(Endpoint.parse(url)).connect()) {
            return of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Content of(Connection connection) throws SQLException {
        String schema = answer(
                connection,
                "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                        + " AND name NOT LIKE 'libsql%' ORDER BY name)");
        List<String> sums = schema.contains("TABLE a")
                ? List.of(
                        answer(
                                connection,
                                "SELECT count(*) || ' ' || sum(id) || ' ' || sum(length(t)) || max(t) FROM a"),
                        answer(
                                connection,
                                "SELECT count(*) || ' ' || sum(r) || ' ' || sum(length(x)) || max(x) FROM b"))
                : List.of("", "");
        return new Content(schema, sums.get(0), sums.get(1));
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
