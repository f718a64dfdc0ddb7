package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobIT {
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
            statement.execute("DROP TABLE IF EXISTS t");
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB, c TEXT)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 255, 65_536, 4_000_000})
    void bytesComeBackEveryWay(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Blob blob = connection.createBlob();
        try (OutputStream out = blob.setBinaryStream(1)) {
            out.write(bytes);
        }
        insert(1, blob, null);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, b) VALUES (2, ?)")) {
            insert.setBinaryStream(1, new ByteArrayInputStream(bytes));
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT b, length(b), typeof(b) FROM t ORDER BY id");
            for (int i = 0; i < 2; i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBytes(1)).isEqualTo(bytes);
                assertThat(rows.getBlob("b").getBytes(1, size)).isEqualTo(bytes);
                assertThat(rows.getObject(1)).isEqualTo(bytes);
                try (InputStream in = rows.getBinaryStream(1)) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes);
                }
                assertThat(rows.getInt(2)).isEqualTo(size);
                assertThat(rows.getString(3)).isEqualTo("blob");
            }
        }
    }

    @Test
    void charactersComeBack() throws Exception {
        Clob clob = connection.createClob();
        try (Writer out = clob.setCharacterStream(1)) {
            out.write("é\0😀\"\\\n");
        }
        insert(1, null, clob);
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT c, b FROM t");
            assertThat(rows.next()).isTrue();
            Clob read = rows.getClob(1);
            assertThat(read.getSubString(1, (int) read.length())).isEqualTo("é\0😀\"\\\n");
            assertThat(rows.getNClob(1).length()).isEqualTo(read.length());
            assertThat(rows.getBlob(2)).isNull();
            assertThat(rows.wasNull()).isTrue();
        }
    }

    private void insert(int id, Blob blob, Clob clob) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setBlob(2, blob);
            insert.setClob(3, clob);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }
}
