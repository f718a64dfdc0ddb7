package dev.libsqlctl.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tokens say, and which of them are refused. */
class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final SigningKey KEY = SigningKey.generate();
    private static final ForeignTokens FOREIGN = new ForeignTokens(KEY.pem());
    private static final TokenVerifier VERIFIER = new TokenVerifier(
            List.of(SigningKey.generate().publicKey(), KEY.publicKey()), Clock.fixed(NOW, ZoneOffset.UTC));

    private static LibsqlctlException refusal(String token) {
        LibsqlctlException refusal = catchThrowableOfType(LibsqlctlException.class, () -> VERIFIER.verify(token));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.hint()).isPresent();
        assertThat(refusal.code().exitCode().number()).isEqualTo(4);
        assertThat(refusal.toString() + refusal.hint()).doesNotContain(token);
        return refusal;
    }

    private static void assertInvalid(String token, String reason) {
        LibsqlctlException refusal = refusal(token);
        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTH_JWT_INVALID);
        assertThat(refusal).hasMessage("Authentication failed: The JWT is invalid");
        assertThat(refusal.hint().orElseThrow()).contains(reason);
    }

    private static String issued(TokenRequest request) {
        return new TokenIssuer(KEY).issue(request);
    }

    @Test
    void aTokenIsByteForByteTheMakefiles() {
        String[] forever = issued(TokenRequest.full(Optional.empty())).split("\\.");
        String[] brief = issued(TokenRequest.full(Optional.of(Instant.ofEpochSecond(1748012136))))
                .split("\\.");

        assertThat(forever[0]).isEqualTo("eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9");
        assertThat(forever[1]).isEqualTo("eyJzdWIiOiJhY2Nlc3MifQ");
        assertThat(brief[1]).isEqualTo("eyJzdWIiOiJhY2Nlc3MiLCJleHAiOjE3NDgwMTIxMzZ9");
    }

    @Test
    void theClaimsAreThoseThatSqldReads() {
        TokenRequest one = new TokenRequest("me", Optional.empty(), Access.RO, List.of("default"));
        TokenRequest several = new TokenRequest("me", Optional.empty(), Access.RO, List.of("a", "b"));

        assertThat(issued(one).split("\\.")[1])
                .isEqualTo(ForeignTokens.part("{\"sub\":\"me\",\"a\":\"ro\",\"id\":\"default\"}"));
        assertThat(issued(several).split("\\.")[1])
                .isEqualTo(ForeignTokens.part("{\"sub\":\"me\",\"p\":{\"ro\":{\"ns\":[\"a\",\"b\"]}}}"));
        assertThat(Grant.of(DecodedToken.parse(issued(several))))
                .extracting(Grant::words)
                .containsExactly("read on namespaces a, b");
    }

    @Test
    void aTokenOfAnyOfTheKeysIsAcceptedAndSaysWhich() {
        TokenVerifier.Verified verified = VERIFIER.verify(issued(TokenRequest.full(Optional.of(NOW.plusSeconds(1)))));

        assertThat(verified.key()).isEqualTo(KEY.publicKey());
        assertThat(verified.token().claims()).containsEntry("sub", "access");
        assertThat(verified.token().expires()).contains(NOW.plusSeconds(1));
    }

    @Test
    void aTokenEndsWithTheSecondThatItSays() {
        LibsqlctlException refusal = refusal(issued(TokenRequest.full(Optional.of(NOW))));

        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTH_JWT_EXPIRED);
        assertThat(refusal).hasMessage("Authentication failed: The JWT has expired");
        assertThat(refusal.hint().orElseThrow()).contains("2026-03-01T00:00:00Z", "sqld accepts it until");
        assertThat(refusal(issued(TokenRequest.full(Optional.of(NOW.minusSeconds(61)))))
                        .hint()
                        .orElseThrow())
                .doesNotContain("sqld accepts it");
    }

    @Test
    void aTokenThatIsNotValidYetIsRefused() {
        LibsqlctlException refusal = refusal(FOREIGN.token("{\"nbf\":" + (NOW.getEpochSecond() + 60) + "}"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTH_JWT_IMMATURE);
        assertThat(VERIFIER.verify(FOREIGN.token("{\"nbf\":" + NOW.getEpochSecond() + "}"))
                        .token()
                        .notBefore())
                .contains(NOW);
    }

    @Test
    void anAudienceIsRefused() {
        assertThat(refusal(FOREIGN.token("{\"aud\":\"x\"}")).code()).isEqualTo(ErrorCode.AUTH_FAILED);
    }

    @Test
    void aTamperedTokenIsRefused() {
        String token = issued(new TokenRequest("me", Optional.empty(), Access.RO, List.of()));
        String[] parts = token.split("\\.");

        assertInvalid(
                parts[0] + "." + ForeignTokens.part("{\"sub\":\"me\",\"a\":\"rw\"}") + "." + parts[2],
                "was changed or cut");
        assertInvalid(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 80), "");
        assertInvalid(issued(TokenRequest.full(Optional.empty())) + "=", "base64");
        String other = new TokenIssuer(SigningKey.generate()).issue(TokenRequest.full(Optional.empty()));
        assertInvalid(other, KEY.publicKey().fingerprint());
    }

    @Test
    void anotherAlgorithmIsRefused() {
        for (String algorithm : List.of("none", "HS256", "Ed25519", "ES256", "RS256")) {
            assertInvalid(FOREIGN.token("{\"alg\":\"" + algorithm + "\"}", "{}"), "algorithm is " + algorithm);
        }
        assertInvalid(FOREIGN.token("{}", "{}"), "algorithm is null");
        assertInvalid(
                ForeignTokens.part("{\"alg\":\"none\"}") + "." + ForeignTokens.part("{}") + ".", "algorithm is none");
        assertInvalid(FOREIGN.token("{\"alg\":\"EdDSA\",\"crit\":[\"x\"],\"x\":1}", "{}"), "crit");
    }

    @ParameterizedTest
    @CsvSource({"abc", "a.b.c", "eyJ.eyJ", "..", "a b.c.d", "eyJhbGciOiJFZERTQSJ9.W10.AAAA", "''"})
    void whatIsNoTokenIsRefused(String text) {
        LibsqlctlException refusal = catchThrowableOfType(LibsqlctlException.class, () -> VERIFIER.verify(text));
        assertThat(refusal.code()).isEqualTo(ErrorCode.AUTH_JWT_INVALID);
        assertThat(catchThrowableOfType(LibsqlctlException.class, () -> DecodedToken.parse(text))
                        .code())
                .isEqualTo(ErrorCode.TOKEN_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"exp\":1.5}|exp", "{\"exp\":\"1\"}|exp", "{\"a\":\"admin\"}|ro, rw", "{\"id\":\"\"}|namespace"})
    void claimsThatSqldCannotReadAreRefused(String claims, String reason) {
        assertInvalid(FOREIGN.token(claims), reason);
    }

    @Test
    void whatATokenAllowsIsSaidInWords() {
        assertThat(grants("{}")).containsExactly("read and write on every namespace");
        assertThat(grants("{\"a\":\"ro\",\"id\":\"x\"}")).containsExactly("read on namespace x");
        assertThat(grants("{\"a\":null}")).containsExactly("read and write on every namespace");
        assertThat(grants("{\"p\":{}}")).as("p replaces a and id").isEmpty();
        assertThat(grants("{\"a\":\"rw\",\"p\":{\"ro\":{\"ns\":[\"x\"]},\"ddl\":{\"ns\":[\"y\"]}}}"))
                .containsExactly("read on namespace x", "read, write, and change the schema on namespace y");
        assertThat(grants("{\"a\":\"admin\"}")).isEmpty();
    }

    private static List<String> grants(String claims) {
        return Grant.of(DecodedToken.parse(FOREIGN.token(claims))).stream()
                .map(Grant::words)
                .toList();
    }
}
