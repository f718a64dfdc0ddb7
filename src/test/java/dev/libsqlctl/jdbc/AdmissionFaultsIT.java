package dev.libsqlctl.jdbc;

import static dev.libsqlctl.jdbc.DriverUnderTest.connect;
import static dev.libsqlctl.jdbc.DriverUnderTest.number;
import static dev.libsqlctl.jdbc.DriverUnderTest.run;
import static dev.libsqlctl.jdbc.ExpectedFailures.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Eventually;
import dev.libsqlctl.support.SqldServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that the server does not let in, or no longer. */
@Timeout(60)
class AdmissionFaultsIT {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The server takes a token for a minute after its end. */
    private static final int LEEWAY_SECONDS = 60;

    /** A server of its own key, and the tokens for it. */
    private record Guarded(SqldServer server, KeyPair keys) implements AutoCloseable {
        static Guarded start() throws GeneralSecurityException {
            KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = keys.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new Guarded(SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", BASE64.encodeToString(raw))), keys);
        }

        Connection connect(String claims) throws SQLException, GeneralSecurityException {
            return DriverUnderTest.connect(server, "authToken", token(claims));
        }

        private String token(String claims) throws GeneralSecurityException {
            String unsigned = part("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}") + "." + part(claims);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + BASE64.encodeToString(signature.sign());
        }

        private static String part(String json) {
            return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Test
    void aTokenThatExpiresMeanwhile() throws Exception {
        try (Guarded guarded = Guarded.start();
                Connection lasting = guarded.connect("{}")) {
            run(lasting, "CREATE TABLE t (a)");
            Instant end = Instant.now().plusSeconds(3);
            String claims = "{\"exp\":" + (end.getEpochSecond() - LEEWAY_SECONDS) + "}";
            try (Connection plain = guarded.connect(claims);
                    Connection inTransaction = guarded.connect(claims)) {
                run(plain, "INSERT INTO t VALUES (1)");
                inTransaction.setAutoCommit(false);
                number(inTransaction, "SELECT count(*) FROM t");
                Eventually.become("the token is refused", () -> refused(plain));
                assertRefused(failureOf(() -> run(plain, "INSERT INTO t VALUES (2)")));
                assertThat(plain.isValid(5)).isFalse();
                run(lasting, "INSERT INTO t VALUES (3)");
                assertRefused(failureOf(() -> run(inTransaction, "INSERT INTO t VALUES (4)")));
                failureOf(inTransaction::commit);
                assertThat(plain.isClosed()).isFalse();
            }
            assertThat(number(lasting, "SELECT sum(a) FROM t")).isEqualTo(4);
        }
    }

    @Test
    void aTokenThatExpiresBeforeTheCommit() throws Exception {
        try (Guarded guarded = Guarded.start();
                Connection lasting = guarded.connect("{}")) {
            run(lasting, "CREATE TABLE t (a)");
            Instant end = Instant.now().plusSeconds(2);
            String claims = "{\"exp\":" + (end.getEpochSecond() - LEEWAY_SECONDS) + "}";
            try (Connection writer = guarded.connect(claims);
                    Connection probe = guarded.connect(claims)) {
                writer.setAutoCommit(false);
                run(writer, "INSERT INTO t VALUES (1)");
                Eventually.become("the token is refused", () -> refused(probe));
                assertRefused(failureOf(writer::commit));
            }
            assertThat(number(lasting, "SELECT count(*) FROM t")).isZero();
            run(lasting, "INSERT INTO t VALUES (2)");
        }
    }

    private static boolean refused(Connection connection) {
        try {
            number(connection, "SELECT 1");
            return false;
        } catch (SQLException e) {
            assertRefused(e);
            return true;
        }
    }

    private static void assertRefused(SQLException e) {
        assertThat(e.getSQLState()).as(e.toString()).isEqualTo("28000");
        assertThat(e.getMessage()).contains("expired");
    }

    @Test
    void aTokenThatMayOnlyRead() throws Exception {
        try (Guarded guarded = Guarded.start();
                Connection all = guarded.connect("{}");
                Connection reader = guarded.connect("{\"a\":\"ro\"}")) {
            run(all, "CREATE TABLE t (a)");
            assertThat(number(reader, "SELECT count(*) FROM t")).isZero();
            for (int i = 0; i < 3; i++) {
                assertThat(failureOf(() -> run(reader, "INSERT INTO t VALUES (1)"))
                                .getSQLState())
                        .isEqualTo("42501");
                assertThat(number(reader, "SELECT count(*) FROM t")).isZero();
            }
            reader.setAutoCommit(false);
            number(reader, "SELECT count(*) FROM t");
            assertThat(failureOf(() -> run(reader, "INSERT INTO t VALUES (1)")).getSQLState())
                    .isEqualTo("42501");
            reader.rollback();
            assertThat(number(reader, "SELECT count(*) FROM t")).isZero();
        }
    }

    @Test
    void moreConnectionsThanTheServerTakes() throws Exception {
        try (SqldServer server = SqldServer.start("--max-concurrent-connections", "16")) {
            List<Connection> holders = new ArrayList<>();
            try (Connection setUp = connect(server)) {
                run(setUp, "CREATE TABLE t (a)");
            }
            for (int i = 0; i < 16; i++) {
                Connection holder = connect(server);
                holder.setAutoCommit(false);
                number(holder, "SELECT count(*) FROM t");
                holders.add(holder);
            }
            SQLException e = failureOf(() -> connect(server, "readTimeout", "2s"));
            assertThat(e.getSQLState()).as(e.toString()).isEqualTo("08004");
            for (Connection holder : holders) {
                assertThat(number(holder, "SELECT count(*) FROM t")).isZero();
                holder.close();
            }
            try (Connection late = connect(server, "readTimeout", "2s")) {
                run(late, "INSERT INTO t VALUES (2)");
                assertThat(number(late, "SELECT sum(a) FROM t")).isEqualTo(2);
            }
        }
    }

    /** Forty connections, one after the other, to a server that takes four. */
    @Test
    void closedConnectionsLeaveNothingBehind() throws Exception {
        try (SqldServer server = SqldServer.start("--max-concurrent-connections", "4")) {
            for (int i = 0; i < 40; i++) {
                try (Connection connection = connect(server, "readTimeout", "2s")) {
                    connection.setAutoCommit(i % 2 == 0);
                    assertThat(number(connection, "SELECT 7")).isEqualTo(7);
                }
            }
        }
    }
}
