package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.auth.Access;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.TokenIssuer;
import dev.libsqlctl.auth.TokenRequest;
import dev.libsqlctl.support.ScriptedServer;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What metadata costs, and what it takes. */
class MetaDataRequestsIT {
    private static SqldServer server;

    /** Asks for metadata. */
    private interface Question {
        void ask(DatabaseMetaData metaData) throws SQLException;
    }

    @BeforeAll
    static void start() throws SQLException {
        server = SqldServer.start();
        try (Connection connection = DriverUnderTest.connect(server)) {
            for (int i = 0; i < 20; i++) {
                DriverUnderTest.run(
                        connection, "CREATE TABLE t" + i + " (a INTEGER PRIMARY KEY, b INT UNIQUE REFERENCES t0, c)");
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void oneRequestHoweverManyTables() throws SQLException {
        try (ScriptedServer proxy = ScriptedServer.start(exchange -> exchange.json(200, exchange.ask(server.url())));
                Connection connection = DriverUnderTest.connect(proxy.url())) {
            DatabaseMetaData metaData = connection.getMetaData();
            List<Question> questions = List.of(
                    m -> m.getTables(null, null, "%", null).close(),
                    m -> m.getColumns(null, null, "%", "%").close(),
                    m -> m.getPseudoColumns(null, null, "%", "%").close(),
                    m -> m.getPrimaryKeys(null, null, null).close(),
                    m -> m.getImportedKeys(null, null, null).close(),
                    m -> m.getExportedKeys(null, null, "t0").close(),
                    m -> m.getIndexInfo(null, null, null, false, true).close(),
                    m -> m.getFunctions(null, null, "%").close());
            for (Question question : questions) {
                int before = proxy.requests().size();
                question.ask(metaData);
                assertThat(proxy.requests()).hasSize(before + 1);
            }
            int before = proxy.requests().size();
            metaData.getTypeInfo().close();
            metaData.getTableTypes().close();
            metaData.getProcedures(null, null, "%").close();
            assertThat(proxy.requests()).hasSize(before);
        }
    }

    @Test
    void theVersionIsAskedOnce() throws SQLException {
        try (ScriptedServer proxy = ScriptedServer.start(MetaDataRequestsIT::withVersion);
                Connection connection = DriverUnderTest.connect(proxy.url())) {
            DatabaseMetaData metaData = connection.getMetaData();
            assertThat(metaData.getDatabaseProductVersion()).matches("3\\.\\d+\\.\\d+ \\(sqld 7\\.8\\.9\\)");
            int before = proxy.requests().size();
            assertThat(metaData.getDatabaseMajorVersion()).isEqualTo(3);
            assertThat(metaData.getDatabaseMinorVersion()).isGreaterThan(40);
            assertThat(proxy.requests()).hasSize(before);
        }
    }

    private static void withVersion(ScriptedServer.Exchange exchange) throws IOException {
        if (exchange.request().line().contains("/version")) {
            exchange.respond(200, "text/plain", "sqld 7.8.9 (x)");
        } else {
            exchange.json(200, exchange.ask(server.url()));
        }
    }

    @Test
    void aServerThatDoesNotSayItsVersionHasThatOfItsSqlite() throws SQLException {
        try (ScriptedServer proxy = ScriptedServer.start(MetaDataRequestsIT::withoutVersion);
                Connection connection = DriverUnderTest.connect(proxy.url())) {
            DatabaseMetaData metaData = connection.getMetaData();
            assertThat(metaData.getDatabaseProductVersion()).matches("3\\.\\d+\\.\\d+");
            assertThat(metaData.getDatabaseMajorVersion()).isEqualTo(3);
        }
    }

    private static void withoutVersion(ScriptedServer.Exchange exchange) throws IOException {
        if (exchange.request().line().contains("/version")) {
            exchange.respond(404, "text/html", "<html>404 not found, version 1.2</html>");
        } else {
            exchange.json(200, exchange.ask(server.url()));
        }
    }

    @Test
    void aServerThatIsGoneIsNoServerWithoutAVersion() throws SQLException {
        ScriptedServer proxy = ScriptedServer.start(exchange -> exchange.json(200, exchange.ask(server.url())));
        try (Connection connection = DriverUnderTest.connect(proxy.url())) {
            proxy.close();
            assertThatThrownBy(connection.getMetaData()::getDatabaseProductVersion)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        }
    }

    @Test
    void aTokenForReadingIsEnough() throws Exception {
        SigningKey key = SigningKey.generate();
        TokenIssuer issuer = new TokenIssuer(key);
        String reading =
                issuer.issue(new TokenRequest(TokenRequest.DEFAULT_SUBJECT, Optional.empty(), Access.RO, List.of()));
        String writing = issuer.issue(TokenRequest.full(Optional.empty()));
        try (SqldServer guarded =
                SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", key.publicKey().text()))) {
            try (Connection connection = DriverUnderTest.connect(guarded, "authToken", writing)) {
                DriverUnderTest.run(connection, "CREATE TABLE parent (a INTEGER PRIMARY KEY)");
                DriverUnderTest.run(connection, "CREATE TABLE child (b REFERENCES parent)");
            }
            try (Connection connection = DriverUnderTest.connect(guarded, "authToken", reading)) {
                DatabaseMetaData metaData = connection.getMetaData();
                assertThat(MetaDataMethods.callAll(metaData)).contains("getColumns", "getImportedKeys");
                assertThat(DatabaseMetaDataContract.rows(
                                metaData.getImportedKeys(null, null, "child"), "PKCOLUMN_NAME"))
                        .containsExactly("a");
                assertThat(metaData.getURL()).doesNotContain(reading);
            }
        }
    }
}
