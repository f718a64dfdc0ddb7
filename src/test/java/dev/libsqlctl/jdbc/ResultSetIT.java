package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.support.SqldServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSetIT {
    private static SqldServer server;
    private Connection connection;
    private Statement statement;

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
        statement = connection.createStatement();
        statement.execute("DROP TABLE IF EXISTS t");
        statement.execute(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), price DECIMAL(10, 2), done BOOLEAN,"
                        + " made TIMESTAMP, data BLOB, score REAL, free)");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    /** Of numbers with up to fifteen digits, which is where SQLite stops. */
    @Test
    void aRealReadsAsTheTextThatSqliteMakesOfIt() throws SQLException {
        double[] numbers = {
            0,
            1,
            -1.5,
            0.1,
            100,
            123456789.125,
            1e14,
            123456789012345d,
            1e15,
            1e16,
            1.5e300,
            -2.5e-300,
            0.0001,
            0.00001,
            0.00012345,
            1e-5,
            999999999999999d,
            1e21,
            5e-324,
            1.7976931348623e308
        };
        try (PreparedStatement query = connection.prepareStatement("SELECT ?1, CAST(?1 AS TEXT), typeof(?1)")) {
            for (double number : numbers) {
                query.setDouble(1, number);
                ResultSet rows = query.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(3)).isEqualTo("real");
                if (number != 5e-324) {
                    assertThat(rows.getString(1)).isEqualTo(rows.getString(2));
                }
                assertThat(Double.parseDouble(rows.getString(1))).isEqualTo(number);
            }
        }
    }

    @Test
    void columnsHaveTheTypesOfTheirDeclarations() throws SQLException {
        ResultSetMetaData data =
                statement.executeQuery("SELECT *, count(*) AS n FROM t").getMetaData();
        assertThat(types(data))
                .containsExactly(
                        Types.BIGINT,
                        Types.VARCHAR,
                        Types.DECIMAL,
                        Types.BOOLEAN,
                        Types.TIMESTAMP,
                        Types.BLOB,
                        Types.DOUBLE,
                        Types.NULL,
                        Types.BIGINT);
        assertThat(data.getPrecision(3)).isEqualTo(10);
        assertThat(data.getScale(3)).isEqualTo(2);
        assertThat(data.getColumnLabel(9)).isEqualTo("n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void columnsAreThoseOfAnotherConnectionsChange(int fetchSize) throws SQLException {
        statement.setFetchSize(fetchSize);
        statement.execute("INSERT INTO t (name) VALUES ('x')");
        assertThat(labels("SELECT * FROM t")).hasSize(8).startsWith("id", "name");
        try (Connection other = DriverManager.getConnection("jdbc:libsql:" + server.url());
                Statement ddl = other.createStatement()) {
            ddl.execute("ALTER TABLE t RENAME COLUMN name TO title");
            ddl.execute("ALTER TABLE t ADD COLUMN extra DEFAULT 7");
        }
        assertThat(labels("SELECT * FROM t"))
                .hasSize(9)
                .startsWith("id", "title")
                .endsWith("extra");
        ResultSet rows = statement.executeQuery("SELECT * FROM t");
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("title")).isEqualTo("x");
        assertThat(rows.getInt("extra")).isEqualTo(7);
    }

    @Test
    void aResultIsClosedWithItsStatementAndByTheNextOne() throws SQLException {
        ResultSet first = statement.executeQuery("SELECT 1");
        assertThat(first.getStatement()).isSameAs(statement);
        ResultSet second = statement.executeQuery("SELECT 2");
        assertThat(first.isClosed()).isTrue();
        statement.close();
        assertThat(second.isClosed()).isTrue();
        assertThatThrownBy(second::next).isInstanceOf(SQLException.class);
    }

    @Test
    void aStatementMayEndWithItsResult() throws SQLException {
        statement.closeOnCompletion();
        ResultSet rows = statement.executeQuery("SELECT 1");
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isFalse();
        assertThat(statement.isClosed()).isFalse();
        rows.close();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void fieldsAreCutWhereTheStatementSays() throws SQLException {
        statement.setMaxFieldSize(4);
        ResultSet rows = statement.executeQuery("SELECT 'abéd', x'0102030405', 123456, 'abc'");
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("abé");
        assertThat(rows.getBytes(2)).containsExactly(1, 2, 3, 4);
        assertThat(rows.getInt(3)).isEqualTo(123456);
        assertThat(rows.getObject(4)).isEqualTo("abc");
    }

    @Test
    void anInfinityIsRefusedByItsName() throws SQLException {
        ResultSet rows = statement.executeQuery("SELECT 9e999, 1");
        assertThat(rows.next()).isTrue();
        assertThatThrownBy(() -> rows.getDouble(1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("infinity");
        assertThatThrownBy(() -> rows.getObject(1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("infinity");
        assertThat(rows.getInt(2)).isEqualTo(1);
    }

    private List<Integer> types(ResultSetMetaData data) throws SQLException {
        List<Integer> types = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            types.add(data.getColumnType(i));
        }
        return types;
    }

    private List<String> labels(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData data = rows.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                labels.add(data.getColumnLabel(i));
            }
            return labels;
        }
    }
}
