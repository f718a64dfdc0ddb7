package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a program that wrote rows was told of them, to be held against what is there. Not thread-safe. */
final class Ledger {
    /** No connection, a connection that failed and nothing was pending, and a transaction that was rolled back for certain. */
    private static final Set<String> NOT_DONE = Set.of("08001", "08006", "40001");

    private static final String UNKNOWN = "08007";

    private enum Belief {
        COMMITTED,
        UNKNOWN,
        NOT_COMMITTED
    }

    private final Map<Long, Belief> beliefs = new TreeMap<>();
    private long last;

    /** Creates the table whose column {@code n} holds the keys, with no constraint that would hide a row written twice. */
    static void createTable(Connection connection) throws SQLException {
        DriverUnderTest.run(connection, "CREATE TABLE ledger (n INTEGER NOT NULL, payload)");
    }

    /** {@return a key that no row has} */
    long next() {
        last++;
        return last;
    }

    void committed(long from, long to) {
        note(from, to, Belief.COMMITTED);
    }

    /** Notes what the failure says of rows that were being written and committed. */
    void failed(long from, long to, SQLException e) {
        if (UNKNOWN.equals(e.getSQLState())) {
            note(from, to, Belief.UNKNOWN);
        } else if (NOT_DONE.contains(e.getSQLState())) {
            note(from, to, Belief.NOT_COMMITTED);
        } else {
            throw new AssertionError("SQLState " + e.getSQLState() + " of a server that was killed", e);
        }
    }

    /** Notes rows that were written in a transaction of which no commit was asked. */
    void abandoned(long from, long to) {
        note(from, to, Belief.NOT_COMMITTED);
    }

    private void note(long from, long to, Belief belief) {
        for (long n = from; n <= to; n++) {
            beliefs.put(n, belief);
        }
    }

    long committedRows() {
        return beliefs.values().stream().filter(Belief.COMMITTED::equals).count();
    }

    /** Every committed row is there, none is there that was not, and none is there twice. */
    void assertAgreesWith(Connection connection) throws SQLException {
        Map<Long, Integer> stored = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n, count(*) FROM ledger GROUP BY n")) {
            while (rows.next()) {
                stored.put(rows.getLong(1), rows.getInt(2));
            }
        }
        assertThat(stored.values()).as("times that a row is stored").containsOnly(1);
        assertThat(beliefs.keySet()).containsAll(stored.keySet());
        beliefs.forEach((n, belief) -> {
            if (belief != Belief.UNKNOWN) {
                assertThat(stored.containsKey(n))
                        .as("row %d is stored, and was said to be %s", n, belief)
                        .isEqualTo(belief == Belief.COMMITTED);
            }
        });
    }
}
