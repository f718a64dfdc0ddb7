package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 13.4: escape syntax. */
abstract class EscapesContract extends SpecificationContract {
    @BeforeEach
    void table() throws SQLException {
        execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", "INSERT INTO t VALUES (1, 'a%b'), (2, 'axb')");
    }

    private void assertEscape(String sql, Object... expected) throws SQLException {
        if (differs(Difference.ESCAPES)) {
            assertThat(rows(sql)).containsExactly(List.of(expected));
        } else {
            assertThat(failure(() -> rows(sql)).getMessage()).contains("unrecognized token: \"{\"");
        }
    }

    @Test
    void dates() throws SQLException {
        assertEscape("SELECT {d '2026-01-02'}, date({d '2026-01-02'}, '+1 day')", "2026-01-02", "2026-01-03");
    }

    @Test
    void times() throws SQLException {
        assertEscape("SELECT {t '12:34:56'}", "12:34:56");
    }

    @Test
    void timestamps() throws SQLException {
        assertEscape("SELECT {ts '2026-01-02 12:34:56.789'}", "2026-01-02 12:34:56.789");
    }

    @Test
    void functions() throws SQLException {
        assertEscape("SELECT {fn upper('x')}, {fn abs({fn length('abc')} - 5)}", "X", 2);
    }

    @Test
    void likeEscapes() throws SQLException {
        assertEscape("SELECT a FROM t WHERE b LIKE 'a!%b' {escape '!'}", 1);
    }

    @Test
    void outerJoins() throws SQLException {
        assertEscape("SELECT count(*) FROM {oj t LEFT OUTER JOIN t u ON u.a = t.a + 1}", 2);
    }

    @Test
    void bracesInStringsNamesAndCommentsAreNone() throws SQLException {
        assertThat(rows("SELECT '{d ''x''}', a AS \"{fn}\" FROM t WHERE a = 1 /* {oj} */ -- {t"))
                .containsExactly(List.of("{d 'x'}", 1));
    }

    @Test
    void preparedStatementsUnderstandThemToo() throws SQLException {
        if (differs(Difference.ESCAPES)) {
            try (PreparedStatement select = connection.prepareStatement("SELECT {fn upper(?)}, {d '2026-01-02'} = ?")) {
                select.setString(1, "x");
                select.setString(2, "2026-01-02");
                try (ResultSet result = select.executeQuery()) {
                    assertThat(rows(result)).containsExactly(List.of("X", 1));
                }
            }
        } else {
            failure(() -> connection.prepareStatement("SELECT {fn upper(?)}"));
        }
    }

    @Test
    void theyCanBeTurnedOff() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);

            failure(() -> statement.executeQuery("SELECT {d '2026-01-02'}"));
        }
    }

    @Test
    void callsAreRefused() {
        failure(() -> execute("{call p()}"));
        failure(() -> execute("{? = call p()}"));
    }
}
