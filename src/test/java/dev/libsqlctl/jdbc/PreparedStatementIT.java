package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedStatementIT {
    private static SqldServer server;
    private Connection connection;

    @BeforeAll
    static void start() {
        server = SqldServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:libsql:" + server.url());
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE IF EXISTS t");
            statement.executeUpdate("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void parametersOfEveryKindInOneStatement() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT ?, :a, ?5, @b, :a -- ?")) {
            statement.setInt(1, 1);
            statement.setString(2, "two");
            statement.setDouble(5, 5.5);
            statement.setBytes(6, new byte[] {6});
            ResultSet rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
            assertThat(rows.getString(2)).isEqualTo("two");
            assertThat(rows.getDouble(3)).isEqualTo(5.5);
            assertThat(rows.getBytes(4)).containsExactly(6);
            assertThat(rows.getString(5)).isEqualTo("two");
            assertThat(rows.next()).isFalse();
        }
    }
}
