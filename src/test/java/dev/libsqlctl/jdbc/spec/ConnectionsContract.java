package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.Blob;
import java.sql.ClientInfoStatus;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** JDBC 4.3, chapter 9: connections. */
abstract class ConnectionsContract extends SpecificationContract {
    @Test
    void aNewConnectionIsOpenAndInAutoCommit() throws SQLException {
        assertThat(connection.isClosed()).isFalse();
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.isReadOnly()).isFalse();
        assertThatObject(connection.getWarnings()).isNull();
    }

    @Test
    void aClosedConnectionSaysSo() throws SQLException {
        connection.close();

        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void closingAgainDoesNothing() throws SQLException {
        connection.close();

        assertThatCode(connection::close).doesNotThrowAnyException();
    }

    @Test
    void aConnectionIsValidUntilItIsClosed() throws SQLException {
        assertThat(connection.isValid(5)).isTrue();

        connection.close();

        assertThat(connection.isValid(5)).isFalse();
    }

    @Test
    void zeroMeansNoTimeLimitOfValidity() throws SQLException {
        assertThat(connection.isValid(0)).isTrue();
    }

    @Test
    void aNegativeTimeLimitOfValidityIsRefused() throws SQLException {
        if (differs(Difference.NEGATIVE_TIMEOUT)) {
            assertThat(failure(() -> connection.isValid(-1)).getSQLState()).isEqualTo("HY024");
        } else {
            assertThat(connection.isValid(-1)).isTrue();
        }
    }

    @Test
    void validityLeavesAnOpenTransactionAlone() throws SQLException {
        execute("CREATE TABLE t (a)");
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        assertThat(connection.isValid(5)).isTrue();

        connection.rollback();
        assertThat(number("SELECT count(*) FROM t")).isZero();
    }

    @Test
    void nothingButClosingWorksOnceClosed() throws SQLException {
        connection.close();

        assertClosed(connection::createStatement);
        assertClosed(() -> connection.prepareStatement("SELECT 1"));
        assertClosed(() -> connection.setAutoCommit(false));
        assertClosed(connection::getAutoCommit);
        assertClosed(connection::commit);
        assertClosed(connection::rollback);
        assertClosed(connection::setSavepoint);
        assertClosed(connection::getMetaData);
        assertClosed(() -> connection.setReadOnly(true));
        assertClosed(() -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
    }

    @Test
    void propertiesOfAClosedConnectionCannotBeAskedFor() throws SQLException {
        connection.close();

        assertClosedOrAnswers(connection::isReadOnly);
        assertClosedOrAnswers(connection::getTransactionIsolation);
        assertClosedOrAnswers(connection::getWarnings);
        assertClosedOrAnswers(connection::clearWarnings);
        assertClosedOrAnswers(() -> connection.nativeSQL("SELECT 1"));
        assertClosedOrAnswers(connection::getSchema);
        assertClosedOrAnswers(connection::getTypeMap);
        assertClosedOrAnswers(connection::getNetworkTimeout);
    }

    private void assertClosed(ThrowingCallable call) {
        assertState("08003", call);
    }

    private void assertClosedOrAnswers(ThrowingCallable call) {
        if (differs(Difference.CLOSED_PROPERTIES)) {
            assertClosed(call);
        } else {
            assertThatCode(call).doesNotThrowAnyException();
        }
    }

    @Test
    void statementsEndWithTheirConnection() throws SQLException {
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        ResultSet result = prepared.executeQuery();

        connection.close();

        assertThat(statement.isClosed()).isEqualTo(differs(Difference.STATEMENTS_CLOSE_WITH_CONNECTION));
        assertThat(prepared.isClosed()).isEqualTo(differs(Difference.STATEMENTS_CLOSE_WITH_CONNECTION));
        assertThat(result.isClosed()).isEqualTo(differs(Difference.STATEMENTS_CLOSE_WITH_CONNECTION));
    }

    @Test
    void abortEndsTheConnection() throws SQLException {
        execute("CREATE TABLE t (a)");
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        connection.abort(Runnable::run);

        assertThat(connection.isClosed()).isEqualTo(differs(Difference.ABORT));
        if (!connection.isClosed()) {
            connection.close();
        }
        assertThat(number(connect(), "SELECT count(*) FROM t")).isZero();
    }

    @Test
    void abortUsesTheExecutorAtMostOnce() throws SQLException {
        AtomicInteger tasks = new AtomicInteger();

        connection.abort(task -> {
            tasks.incrementAndGet();
            task.run();
        });

        assertThat(tasks).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void abortNeedsAnExecutor() throws SQLException {
        if (differs(Difference.ABORT)) {
            failure(() -> connection.abort(null));
        } else {
            connection.abort(null);
        }
        assertThat(connection.isClosed()).isFalse();
    }

    @Test
    void abortOfAClosedConnectionDoesNothing() throws SQLException {
        connection.close();

        assertThatCode(() -> connection.abort(Runnable::run)).doesNotThrowAnyException();
    }

    @Test
    void theNetworkTimeoutIsKept() throws SQLException {
        if (differs(Difference.NETWORK_TIMEOUT)) {
            connection.setNetworkTimeout(Runnable::run, 4_321);
            assertThat(connection.getNetworkTimeout()).isEqualTo(4_321);
            failure(() -> connection.setNetworkTimeout(Runnable::run, -1));
            assertThat(connection.getNetworkTimeout()).isEqualTo(4_321);
        } else {
            connection.setNetworkTimeout(Runnable::run, 4_321);
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void readOnlyCanBeTurnedOnAndOffBetweenTransactions() throws SQLException {
        execute("CREATE TABLE t (a)");
        if (differs(Difference.READ_ONLY)) {
            connection.setReadOnly(true);
            assertThat(connection.isReadOnly()).isTrue();
            SQLException refused = failure(() -> execute("INSERT INTO t VALUES (1)"));
            assertThat(refused.getSQLState()).isEqualTo("25006");
            assertThat(number("SELECT count(*) FROM t")).isZero();

            connection.setReadOnly(false);
            execute("INSERT INTO t VALUES (1)");
            assertThat(number("SELECT count(*) FROM t")).isEqualTo(1);
        } else {
            failure(() -> connection.setReadOnly(true));
            assertThat(connection.isReadOnly()).isFalse();
        }
    }

    @Test
    void readOnlyCannotChangeWithinATransaction() throws SQLException {
        execute("CREATE TABLE t (a)");
        connection.setAutoCommit(false);
        execute("INSERT INTO t VALUES (1)");

        failure(() -> connection.setReadOnly(true));
        connection.rollback();
    }

    @Test
    void transactionsAreSerializable() throws SQLException {
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    }

    @Test
    void aLowerIsolationMayBeReplacedByAHigher() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);

        assertThat(connection.getTransactionIsolation())
                .isEqualTo(
                        differs(Difference.ISOLATION)
                                ? Connection.TRANSACTION_SERIALIZABLE
                                : Connection.TRANSACTION_READ_COMMITTED);
    }

    @Test
    void transactionNoneAndUnknownIsolationsAreRefused() {
        failure(() -> connection.setTransactionIsolation(Connection.TRANSACTION_NONE));
        failure(() -> connection.setTransactionIsolation(99));
    }

    @Test
    void cataloguesAndSchemasCannotBeChosen() throws SQLException {
        assertThat(connection.getCatalog()).isNull();
        assertThat(connection.getSchema()).isNull();

        connection.setCatalog("other");
        connection.setSchema("other");

        assertThat(connection.getCatalog()).isNull();
        assertThat(connection.getSchema()).isNull();
    }

    @Test
    void nativeSqlIsTheSqlItself() throws SQLException {
        assertThat(connection.nativeSQL("SELECT '?', ? -- {fn now()}")).isEqualTo("SELECT '?', ? -- {fn now()}");
    }

    @Test
    void theMetadataKnowItsConnection() throws SQLException {
        assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        assertThat(connection.getMetaData().getURL()).isEqualTo(database.url());
    }

    @Test
    void statementsKnowTheirConnection() throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(prepared.getConnection()).isSameAs(connection);
        }
    }

    @Test
    void clientInfoIsEmptyAndUnknownNamesAreRefused() throws SQLException {
        if (differs(Difference.CLIENT_INFO)) {
            assertThat(connection.getClientInfo()).isEmpty();
            assertThat(connection.getClientInfo("ApplicationName")).isNull();
            SQLException refused = failure(() -> connection.setClientInfo("NoSuchName", "x"));
            assertThat(((SQLClientInfoException) refused).getFailedProperties())
                    .containsExactly(Map.entry("NoSuchName", ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
        } else {
            assertThat(connection.getClientInfo()).isNull();
            assertThat(connection.getClientInfo("ApplicationName")).isNull();
            connection.setClientInfo("NoSuchName", "x");
            assertThatObject(connection.getWarnings()).isNull();
        }
    }

    @Test
    void clientInfoOfAClosedConnectionIsRefused() throws SQLException {
        connection.close();

        if (differs(Difference.CLOSED_PROPERTIES)) {
            assertThatObject(failure(() -> connection.setClientInfo("ApplicationName", "x")))
                    .isInstanceOf(SQLClientInfoException.class);
            assertThatObject(failure(() -> connection.setClientInfo(new Properties())))
                    .isInstanceOf(SQLClientInfoException.class);
        } else {
            connection.setClientInfo("ApplicationName", "x");
            connection.setClientInfo(new Properties());
        }
    }

    @Test
    void theTypeMapIsEmpty() throws SQLException {
        assertThat(connection.getTypeMap()).isEmpty();
        assertThatCode(() -> connection.setTypeMap(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void largeObjectsCanBeMadeEmpty() throws SQLException {
        if (differs(Difference.CREATED_LARGE_OBJECTS)) {
            Blob blob = connection.createBlob();
            assertThat(blob.length()).isZero();
            Clob clob = connection.createClob();
            assertThat(clob.length()).isZero();
            assertThat(connection.createNClob().length()).isZero();
        } else {
            assertUnsupported(connection::createBlob);
            assertUnsupported(connection::createClob);
            assertUnsupported(connection::createNClob);
        }
    }

    @Test
    void typesThatSqliteHasNotCannotBeMade() {
        assertUnsupported(connection::createSQLXML);
        assertUnsupported(() -> connection.createStruct("T", new Object[0]));
        if (differs(Difference.CREATE_ARRAY)) {
            assertUnsupported(() -> connection.createArrayOf("INTEGER", new Object[0]));
        } else {
            assertThatCode(() -> connection.createArrayOf("INTEGER", new Object[0]))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void thereAreNoStoredProcedures() {
        assertUnsupported(() -> connection.prepareCall("{call p()}"));
    }

    private void assertUnsupported(ThrowingCallable call) {
        SQLException failure = failure(call);
        if (differs(Difference.UNSUPPORTED)) {
            assertThatObject(failure).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThat(failure.getSQLState()).isEqualTo("0A000");
        }
    }
}
