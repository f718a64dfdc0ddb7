package dev.libsqlctl.backup.faults;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.target.ServerTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed, or a token that is refused or ends, in the middle of a backup and of a restore. */
class ServerEndsFaultsIT {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int ROWS = 12_000;

    /** The server takes a token for a minute after its end. */
    private static final int LEEWAY_SECONDS = 60;

    private static KeyPair keys;
    private static SqldServer server;

    @TempDir
    static Path shared;

    private static Path dump;
    private static Content content;

    @TempDir
    Path directory;

    private FaultyProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        server = SqldServer.start(Map.of("SQLD_AUTH_JWT_KEY", BASE64.encodeToString(raw)));
        Path database = Databases.twoTables(shared.resolve("source.db"), ROWS);
        dump = shared.resolve("source.sql");
        assertThat(Program.in(shared).run("backup", "--url", "sqlite:" + database, "-o", dump.toString()))
                .succeeded();
        Path token = Files.writeString(shared.resolve("token"), token("{}"));
        assertThat(Program.in(shared)
                        .run("import", database.toString(), "--url", server.url(), "--token-file", token.toString()))
                .succeeded();
        content = contentNow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        proxy = FaultyProxy.before(server.url());
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private static Content contentNow() throws Exception {
        try (Connection connection = new ServerTarget(server.endpoint().withToken(token("{}"))).connect()) {
            return Content.of(connection);
        }
    }

    private Program.Run run(String claims, String... arguments) throws IOException, GeneralSecurityException {
        return Program.in(directory).with("LIBSQL_AUTH_TOKEN", token(claims)).run(arguments);
    }

    /** Nothing is on the disk but what was, and the server has what it had. */
    private void fails(int exit, String words, String claims, String... arguments) throws Exception {
        FileTree before = FileTree.of(directory);
        Program.Run run = run(claims, arguments);
        assertThat(run).exitedWith(exit).warns(words);
        assertThat(run.err()).doesNotContain("\tat ", "INTERNAL_ERROR");
        assertThat(FileTree.of(directory).names())
                .filteredOn(name -> !name.contains("before-restore"))
                .isEqualTo(before.names());
        assertThat(contentNow()).isEqualTo(content);
    }

    @Test
    void killedUnderABackup() throws Exception {
        Files.writeString(directory.resolve("x.sql"), "old");
        proxy.intercept("FROM \\\"b\\\"", server::kill);
        Program.Run run = run("{}", "backup", "--url", proxy.url(), "-o", "x.sql", "--force");
        server.restart();
        assertThat(run).exitedWith(3).warns("SOURCE_UNREADABLE");
        assertThat(FileTree.of(directory).names()).containsExactly("x.sql");
        assertThat(directory.resolve("x.sql")).hasContent("old");
    }

    @Test
    void killedUnderARestore() throws Exception {
        proxy.intercept("CREATE TABLE b", server::kill);
        Program.Run run = run("{}", "restore", dump.toString(), "--url", proxy.url(), "--replace", "--yes");
        server.restart();
        assertThat(run).exitedWith(3).warns("nothing was changed");
        assertThat(contentNow()).isEqualTo(content);
    }

    @Test
    void aTokenThatIsRefused() throws Exception {
        fails(4, "AUTH_JWT_EXPIRED", "{\"exp\":1}", "backup", "--url", server.url(), "-o", "x.sql");
        fails(
                4,
                "AUTH_JWT_EXPIRED",
                "{\"exp\":1}",
                "restore",
                dump.toString(),
                "--url",
                server.url(),
                "--replace",
                "--yes");
        assertThat(run("{\"a\":\"ro\"}", "backup", "--url", server.url(), "-o", "x.sql"))
                .succeeded();
        fails(
                4,
                "FORBIDDEN",
                "{\"a\":\"ro\"}",
                "restore",
                dump.toString(),
                "--url",
                server.url(),
                "--replace",
                "--yes");
    }

    /** It is valid for a while that the answer before is held back for. */
    private String expiring(String marker) {
        long end = Instant.now().plusSeconds(4).getEpochSecond();
        proxy.spoil(marker, answer -> {
            while (!Instant.now().isAfter(Instant.ofEpochSecond(end + 1))) {
                Thread.sleep(50);
            }
            return answer.length;
        });
        return "{\"exp\":" + (end - LEEWAY_SECONDS) + "}";
    }

    @Test
    void aTokenThatExpiresUnderABackup() throws Exception {
        String claims = expiring("FROM \\\"a\\\"");
        fails(4, "AUTH_JWT_EXPIRED", claims, "backup", "--url", proxy.url(), "-o", "x.sql", "--no-verify");
    }

    @Test
    void aTokenThatExpiresUnderARestore() throws Exception {
        Files.writeString(directory.resolve("other.sql"), Files.readString(dump, StandardCharsets.UTF_8));
        String claims = expiring("CREATE TABLE a");
        fails(4, "AUTH_JWT_EXPIRED", claims, "restore", "other.sql", "--url", proxy.url(), "--replace", "--yes");
    }

    private static String token(String claims) throws GeneralSecurityException {
        String unsigned = part("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}") + "." + part(claims);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
