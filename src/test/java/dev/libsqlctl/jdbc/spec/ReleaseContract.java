package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.libsqlctl.support.Eventually;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Closing, in every order and often: nothing is left behind. */
abstract class ReleaseContract extends SpecificationContract {
    private static final String MANY_ROWS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT i FROM n";

    /** {@return the names of the threads that are new since then, but for the JDK's own} */
    private static List<String> threadsSince(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> !name.equals("Keep-Alive-Timer") && !name.contains("CompilerThread"))
                .toList();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    @Test
    void theUsualOrder() throws SQLException {
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT 1");

        assertThatCode(() -> {
                    result.close();
                    statement.close();
                    connection.close();
                })
                .doesNotThrowAnyException();
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void theOrderReversed() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(1);
        ResultSet result = statement.executeQuery(MANY_ROWS);
        assertThat(result.next()).isTrue();

        assertThatCode(() -> {
                    connection.close();
                    statement.close();
                    result.close();
                    statement.close();
                    connection.close();
                })
                .doesNotThrowAnyException();
        assertThat(statement.isClosed()).isTrue();
    }

    @Test
    void aStatementIsClosedByItsResultWhenAskedTo() throws SQLException {
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        prepared.closeOnCompletion();
        ResultSet result = prepared.executeQuery();

        result.close();

        assertThat(prepared.isClosed()).isTrue();
        assertThat(number("SELECT 2")).isEqualTo(2);
    }

    @Test
    void manyConnectionsOneAfterTheOther() throws SQLException {
        execute("CREATE TABLE t (a)");
        for (int i = 0; i < 300; i++) {
            try (Connection each = database.connect()) {
                execute(each, "INSERT INTO t VALUES (" + i + ")");
            }
        }
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(300);
    }

    @Test
    void manyConnectionsWhoseStatementsStayOpen() throws SQLException {
        List<Statement> statements = new ArrayList<>();
        List<ResultSet> results = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Connection each = database.connect();
            Statement statement = each.createStatement();
            statement.setFetchSize(10);
            ResultSet result = statement.executeQuery(MANY_ROWS);
            assertThat(result.next()).isTrue();
            statements.add(statement);
            results.add(result);
            each.close();
        }
        boolean closed = differs(Difference.STATEMENTS_CLOSE_WITH_CONNECTION);
        assertThat(statements).allSatisfy(each -> assertThat(each.isClosed()).isEqualTo(closed));
        assertThat(results).allSatisfy(each -> assertThat(each.isClosed()).isEqualTo(closed));
        assertThat(number("SELECT 1")).isEqualTo(1);
    }

    @Test
    void manyResultsThatAreNotReadToTheirEnd() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10);
            for (int i = 0; i < 300; i++) {
                ResultSet result = statement.executeQuery(MANY_ROWS);
                assertThat(result.next()).isTrue();
            }
        }
        assertThat(number("SELECT 1")).isEqualTo(1);
    }

    @Test
    void manyStatementsOfOneConnection() throws SQLException {
        for (int i = 0; i < 1000; i++) {
            Statement statement = connection.createStatement();
            assertThat(statement.executeQuery("SELECT " + i).next()).isTrue();
            statement.close();
        }
        assertThat(number("SELECT 1")).isEqualTo(1);
    }

    @Test
    void transactionsLeftOpenEndWithTheirConnection() throws SQLException {
        execute("CREATE TABLE t (a)");
        for (int i = 0; i < 50; i++) {
            try (Connection each = database.connect()) {
                each.setAutoCommit(false);
                execute(each, "INSERT INTO t VALUES (" + i + ")");
            }
        }
        execute("INSERT INTO t VALUES ('kept')");
        assertThat(rows("SELECT a FROM t")).containsExactly(List.of("kept"));
    }

    @Test
    void noThreadStaysBehind() throws SQLException {
        connection.close();
        Set<Thread> before = threads();
        for (int i = 0; i < 3; i++) {
            try (Connection each = database.connect();
                    Statement statement = each.createStatement()) {
                statement.setQueryTimeout(30);
                statement.setFetchSize(10);
                assertThat(statement.executeQuery(MANY_ROWS).next()).isTrue();
                statement.cancel();
            }
        }

        Eventually.become("no thread of the driver", () -> threadsSince(before).isEmpty());
        assertThat(threadsSince(before)).isEmpty();
    }

    @Test
    void aConnectionThatCannotBeOpenedLeavesNothing() throws SQLException {
        Set<Thread> before = threads();

        assertState("08001", () -> database.driver().connect(database.unreachableUrl(), new Properties()));

        Eventually.become("no thread of the driver", () -> threadsSince(before).isEmpty());
        assertThat(number("SELECT 1")).isEqualTo(1);
    }

    @Test
    void finishedStatementsAreNotKept() throws SQLException {
        List<WeakReference<Statement>> closed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + i)) {
                assertThat(select.executeQuery().next()).isTrue();
                closed.add(new WeakReference<>(select));
            }
        }
        Eventually.become("garbage", () -> {
            System.gc();
            return closed.stream().allMatch(each -> each.refersTo(null));
        });
        assertThat(connection.isClosed()).isFalse();
    }
}
