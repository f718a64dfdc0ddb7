package dev.libsqlctl.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transactions of a local file while somebody else writes into it. */
class FileTargetTest {
    @TempDir
    Path directory;

    private Connection ours;
    private Connection theirs;

    @BeforeEach
    void open() throws SQLException {
        FileTarget target = new FileTarget(directory.resolve("a.db"));
        ours = target.connect();
        theirs = target.connect();
        execute(ours, "CREATE TABLE t (a PRIMARY KEY)");
    }

    @AfterEach
    void close() throws SQLException {
        ours.close();
        theirs.close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT group_concat(a) FROM t")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void whatFollowsATransactionThatCouldNotBeginIsATransaction() throws SQLException {
        theirs.setAutoCommit(false);
        execute(theirs, "INSERT INTO t VALUES ('theirs')");
        ours.setAutoCommit(false);
        assertThatThrownBy(() -> execute(ours, "INSERT INTO t VALUES (1)")).hasMessageContaining("SQLITE_BUSY");
        theirs.setAutoCommit(true);

        execute(ours, "INSERT INTO t VALUES (2)");
        assertThat(rows(theirs)).isEqualTo("theirs");
        ours.rollback();
        ours.setAutoCommit(true);
        assertThat(rows(ours)).isEqualTo("theirs");
    }

    @Test
    void aCommitLetsOthersWriteAndStartsNothing() throws SQLException {
        ours.setAutoCommit(false);
        execute(ours, "INSERT INTO t VALUES (1)");
        ours.commit();
        execute(theirs, "INSERT INTO t VALUES (2)");
        ours.rollback();
        execute(theirs, "INSERT INTO t VALUES (3)");
        ours.setAutoCommit(true);
        assertThat(rows(ours)).isEqualTo("1,2,3");
    }

    @Test
    void aTransactionThatAStatementEndedIsRolledBackAlready() throws SQLException {
        ours.setAutoCommit(false);
        execute(ours, "INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> execute(ours, "INSERT OR ROLLBACK INTO t VALUES (1)"))
                .hasMessageContaining("UNIQUE");
        assertThatThrownBy(ours::commit).hasMessageContaining("no transaction is active");
        ours.rollback();
        ours.setAutoCommit(true);
        assertThat(rows(ours)).isNull();
    }
}
