package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Each test begins with one connection to an empty database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SpecificationContract {
    private final List<Connection> connections = Collections.synchronizedList(new ArrayList<>());
    protected Database database;
    protected Connection connection;

    /** {@return the database that the contract is held against} */
    protected abstract Database openDatabase();

    @BeforeAll
    void open() {
        database = openDatabase();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = connect();
    }

    @AfterEach
    void end() throws SQLException {
        for (Connection each : List.copyOf(connections)) {
            each.close();
        }
        connections.clear();
        database.empty();
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** {@return a further connection, which is closed after the test} */
    protected final Connection connect() throws SQLException {
        Connection made = database.connect();
        connections.add(made);
        return made;
    }

    protected final boolean differs(Difference difference) {
        return database.differs(difference);
    }

    protected final void execute(String... sql) throws SQLException {
        execute(connection, sql);
    }

    protected static void execute(Connection connection, String... sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }

    /**
     * {@return the rows, each value as {@link ResultSet#getObject(int)} gives it} An integer is an Integer if it fits: how wide the drivers
     * make it is the matter of one test, not of all.
     */
    protected final List<List<Object>> rows(String sql) throws SQLException {
        return rows(connection, sql);
    }

    protected static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return rows(result);
        }
    }

    protected static List<List<Object>> rows(ResultSet result) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                Object value = result.getObject(i);
                row.add(value instanceof Long number && number.intValue() == number ? number.intValue() : value);
            }
            rows.add(row);
        }
        return rows;
    }

    protected final long number(String sql) throws SQLException {
        return number(connection, sql);
    }

    /** {@return the only value of the only row} */
    protected static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            long number = result.getLong(1);
            assertThat(result.next()).isFalse();
            return number;
        }
    }

    /** {@return the only value of the only row} */
    protected final String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            String text = result.getString(1);
            assertThat(result.next()).isFalse();
            return text;
        }
    }

    /** {@return what the call throws, which is to be an {@link SQLException}} */
    protected static SQLException failure(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(SQLException.class);
        return (SQLException) thrown;
    }

    /** Asserts that the call fails with this SQLState. sqlite-jdbc gives none at all. */
    protected final SQLException assertState(String state, ThrowingCallable call) {
        SQLException failure = failure(call);
        assertThat(failure.getSQLState())
                .as(failure.getMessage())
                .isEqualTo(differs(Difference.SQL_STATES) ? state : null);
        return failure;
    }
}
