package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, section 9.4: data sources. */
abstract class DataSourceContract extends SpecificationContract {
    private DataSource source;

    @BeforeEach
    void source() throws SQLException {
        source = database.dataSource();
    }

    @Test
    void connectionsAreNewAndOfTheDatabase() throws SQLException {
        execute("CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");

        try (Connection first = source.getConnection();
                Connection second = source.getConnection()) {
            assertThat(first).isNotSameAs(second);
            assertThat(number(first, "SELECT count(*) FROM t")).isEqualTo(1);
            assertThat(number(second, "SELECT count(*) FROM t")).isEqualTo(1);
        }
    }

    @Test
    void connectionsAreInAutoCommit() throws SQLException {
        try (Connection made = source.getConnection()) {
            assertThat(made.getAutoCommit()).isTrue();
        }
    }

    @Test
    void oneConnectionClosedLeavesTheOthers() throws SQLException {
        try (Connection kept = source.getConnection()) {
            source.getConnection().close();

            assertThat(number(kept, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void userAndPasswordMayBeGiven() throws SQLException {
        try (Connection made = source.getConnection(null, null)) {
            assertThat(number(made, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void thereIsNoLogWriterAtFirst() throws SQLException {
        assertThat(source.getLogWriter()).isNull();
    }

    @Test
    void aLogWriterIsKept() throws SQLException {
        PrintWriter writer = new PrintWriter(new StringWriter());

        source.setLogWriter(writer);

        assertThat(source.getLogWriter()).isSameAs(writer);
    }

    @Test
    void theLoginTimeoutIsSecondsAndNoneAtFirst() throws SQLException {
        assertThat(source.getLoginTimeout()).isEqualTo(differs(Difference.LOGIN_TIMEOUT) ? 0 : 1);

        source.setLoginTimeout(7);

        assertThat(source.getLoginTimeout()).isEqualTo(7);
    }
}
