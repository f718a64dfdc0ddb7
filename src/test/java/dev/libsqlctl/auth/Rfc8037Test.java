package dev.libsqlctl.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The Ed25519 examples of RFC 8037, appendix A.1 to A.5. */
class Rfc8037Test {
    private static final SigningKey KEY =
            SigningKey.of(Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"));
    private static final String PUBLIC = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String SIGNED = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
            + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    @Test
    void thePublicKeyOfThePrivateOne() {
        assertThat(KEY.publicKey().text()).isEqualTo(PUBLIC);
        assertThat(new VerificationKey(Base64.getUrlDecoder().decode(PUBLIC))).isEqualTo(KEY.publicKey());
    }

    @Test
    void theSignature() throws Exception {
        JWSObject object = new JWSObject(
                JWSHeader.parse(Base64URL.encode("{\"alg\":\"EdDSA\"}")), new Payload("Example of Ed25519 signing"));
        object.sign(new Ed25519Signer(KEY));

        assertThat(object.serialize()).isEqualTo(SIGNED);
    }

    @Test
    void theVerification() throws Exception {
        assertThat(JWSObject.parse(SIGNED).verify(new Ed25519Verifier(KEY.publicKey())))
                .isTrue();
        String changed = SIGNED.replace("RXhhbXBsZSBv", "RXhhbXBsZSBp");
        assertThat(JWSObject.parse(changed).verify(new Ed25519Verifier(KEY.publicKey())))
                .isFalse();
        assertThat(JWSObject.parse(SIGNED)
                        .verify(new Ed25519Verifier(SigningKey.generate().publicKey())))
                .isFalse();
    }
}
