package dev.libsqlctl.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our tokens verified by others, and theirs by us. */
class IndependentVerificationTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path directory;

    private static String ours() {
        return new TokenIssuer(KEY)
                .issue(TokenRequest.full(Optional.of(Instant.now().plusSeconds(3600))));
    }

    private static TokenVerifier verifier() {
        return new TokenVerifier(List.of(KEY.publicKey()), Clock.systemUTC());
    }

    @Test
    void theJdkVerifiesOurToken() throws Exception {
        String[] parts = ours().split("\\.");
        byte[] raw = Base64.getUrlDecoder().decode(KEY.publicKey().text());

        assertThat(verifiedByJdk(raw, parts[0] + "." + parts[1], parts[2])).isTrue();
        assertThat(verifiedByJdk(raw, parts[0] + "." + parts[1] + "A", parts[2]))
                .isFalse();
    }

    /** The key is put together from its point, so that no encoding of ours has a part in it. */
    private static boolean verifiedByJdk(byte[] raw, String message, String signature) throws Exception {
        boolean odd = (raw[31] & 0x80) != 0;
        byte[] y = new byte[32];
        for (int i = 0; i < 32; i++) {
            y[i] = raw[31 - i];
        }
        y[0] &= 0x7f;
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(odd, new java.math.BigInteger(1, y))));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        ed25519.update(message.getBytes(StandardCharsets.US_ASCII));
        return ed25519.verify(Base64.getUrlDecoder().decode(signature));
    }

    @Test
    void weVerifyATokenOfTheJdk() {
        String token = new ForeignTokens(KEY.pem()).token("{\"sub\":\"jdk\"}");

        assertThat(verifier().verify(token).token().claims()).containsEntry("sub", "jdk");
    }

    @Test
    void nodeVerifiesOurTokenAndWeVerifyItsOwn() throws Exception {
        assumeTrue(hasNode(), "there is no node on PATH");
        Path script = Files.writeString(directory.resolve("tokens.js"), """
                const { createPrivateKey, createPublicKey, sign, verify } = require('crypto');
                const [pub, priv, token] = process.argv.slice(2);
                const base64 = text => Buffer.from(text).toString('base64url');
                const [header, claims, signature] = token.split('.');
                const ok = verify(null, Buffer.from(header + '.' + claims), createPublicKey(pub),
                    Buffer.from(signature, 'base64url'));
                const unsigned = base64('{"alg":"EdDSA"}') + '.' + base64('{"sub":"node"}');
                console.log(ok + ' ' + unsigned + '.'
                    + sign(null, Buffer.from(unsigned), createPrivateKey(priv)).toString('base64url'));
                """);
        Process node = new ProcessBuilder(
                        "node", script.toString(), KEY.publicKey().pem(), KEY.pem(), ours())
                .redirectErrorStream(true)
                .start();
        String[] answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ");

        assertThat(answer[0]).isEqualTo("true");
        assertThat(verifier().verify(answer[1]).token().claims()).containsEntry("sub", "node");
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        }
    }
}
