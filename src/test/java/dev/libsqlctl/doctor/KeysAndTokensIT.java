package dev.libsqlctl.doctor;

import static dev.libsqlctl.doctor.Diagnosis.KEY_INVALID;
import static dev.libsqlctl.doctor.Diagnosis.KEY_LINE_BREAK;
import static dev.libsqlctl.doctor.Diagnosis.KEY_MISSING;
import static dev.libsqlctl.doctor.Diagnosis.KEY_NOT_LOADED;
import static dev.libsqlctl.doctor.Diagnosis.KEY_PADDED;
import static dev.libsqlctl.doctor.Diagnosis.KEY_PAIR_DIFFERS;
import static dev.libsqlctl.doctor.Diagnosis.KEY_PRIVATE;
import static dev.libsqlctl.doctor.Diagnosis.NO_SERVER;
import static dev.libsqlctl.doctor.Diagnosis.PRIVATE_KEY_INVALID;
import static dev.libsqlctl.doctor.Diagnosis.PRIVATE_KEY_IN_DATA;
import static dev.libsqlctl.doctor.Diagnosis.PRIVATE_KEY_READABLE;
import static dev.libsqlctl.doctor.Diagnosis.SERVER_STOPPED;
import static dev.libsqlctl.doctor.Diagnosis.SETTING_INVALID;
import static dev.libsqlctl.doctor.Diagnosis.TOKEN_EXPIRED;
import static dev.libsqlctl.doctor.Diagnosis.TOKEN_EXPIRES_SOON;
import static dev.libsqlctl.doctor.Diagnosis.TOKEN_FROM_FUTURE;
import static dev.libsqlctl.doctor.Diagnosis.TOKEN_MALFORMED;
import static dev.libsqlctl.doctor.Diagnosis.TOKEN_NOT_VALID_YET;
import static dev.libsqlctl.doctor.Diagnosis.TOKEN_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.auth.ForeignTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the doctor finds about keys and tokens. */
class KeysAndTokensIT extends DoctorFixture {
    @Override
    String engine() {
        return "native";
    }

    private void given(String token, Diagnosis... findings) {
        Diagnosis[] all = new Diagnosis[findings.length + 1];
        all[0] = NO_SERVER;
        System.arraycopy(findings, 0, all, 1, findings.length);
        Doctored.by(program().with("LIBSQLCTL_TOKEN", token))
                .found(all)
                .having("token-time")
                .hiding(token);
    }

    @Test
    void tokensThatAreNotInTheirTime() throws Exception {
        succeeds("generate-jwt", "--no-demo");
        String brief = text("token", "create", "--expires", "1s");
        ForeignTokens foreign = new ForeignTokens(Files.readString(file("private.pem")));
        long now = Instant.now().getEpochSecond();

        given(text("token", "create"));
        given(text("token", "create", "--expires", "1h"), TOKEN_EXPIRES_SOON);
        given(foreign.token("{\"nbf\":" + (now + 600) + "}"), TOKEN_NOT_VALID_YET);
        given(foreign.token("{\"iat\":" + (now + 600) + "}"), TOKEN_FROM_FUTURE);
        given("no-token-at-all", TOKEN_MALFORMED);
        assertThat(Instant.now()).isAfter(Instant.ofEpochSecond(now + 1));
        given(brief, TOKEN_EXPIRED);
        write("token.txt", brief);
        Doctored.by(program(), "--token-file", "token.txt")
                .found(NO_SERVER, TOKEN_EXPIRED)
                .saying("the token of token.txt expired at");
        write(".env", "JWT_TOKEN=" + brief + "\n");
        Doctored.by(program())
                .found(NO_SERVER, TOKEN_EXPIRED)
                .saying("the token of JWT_TOKEN in .env expired at")
                .hiding(brief);
        Doctored.by(program(), "--token-file", "missing.txt").found(NO_SERVER, SETTING_INVALID);
    }

    @Test
    void aServerRefusesATokenOfAnotherKey() throws IOException {
        String token = secured();
        String over = new ForeignTokens(Files.readString(file("private.pem")))
                .token("{\"exp\":" + (Instant.now().getEpochSecond() - 120) + "}");
        Doctored.by(program().with("LIBSQLCTL_TOKEN", over))
                .found(TOKEN_EXPIRED)
                .having("token-acceptance")
                .hiding(over);
        succeeds("generate-jwt", "--no-demo", "--force");
        String other = text("token", "create");

        Doctored.by(program().with("LIBSQLCTL_TOKEN", other))
                .found(TOKEN_REFUSED, KEY_PAIR_DIFFERS)
                .saying("AUTH_JWT_INVALID")
                .hiding(other);
        write(
                ".env",
                Files.readString(file(".env")) + "LIBSQLCTL_URL=http://127.0.0.1:" + port + "\nLIBSQLCTL_TOKEN=" + other
                        + "\n");
        Doctored.by(program()).found(TOKEN_REFUSED, KEY_PAIR_DIFFERS);
        Doctored.by(program().with("LIBSQLCTL_TOKEN", token)).found(KEY_PAIR_DIFFERS);
    }

    @Test
    void aKeyThatChangedUnderTheServer() throws IOException {
        secured();
        Files.setLastModifiedTime(
                file("sqld-data/public.pub"), FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));

        Doctored.by(program()).found(KEY_NOT_LOADED);
        succeeds("stop");
        Files.delete(file("sqld-data/public.pub"));
        Doctored.by(program()).found(SERVER_STOPPED, KEY_MISSING);
    }

    @Test
    void publicKeysThatSqldDoesNotTake() throws IOException {
        succeeds("generate-jwt", "--no-demo");
        String key = Files.readString(file("public.pub"));
        String pem = Files.readString(file("private.pem"));

        publicKey(key);
        publicKey(key + "=", KEY_PADDED);
        publicKey(key + "=\n", KEY_PADDED);
        publicKey(key + "\n", KEY_LINE_BREAK);
        publicKey(pem, KEY_PRIVATE);
        publicKey("", KEY_INVALID);
        publicKey("+" + key.substring(1), KEY_INVALID);
        publicKey("something else", KEY_INVALID);
        publicKey("-----BEGIN PUBLIC KEY-----\nMC4=\n-----END PUBLIC KEY-----\n", KEY_INVALID);
    }

    private void publicKey(String text, Diagnosis... findings) throws IOException {
        write("sqld-data/public.pub", text);
        Diagnosis[] all = new Diagnosis[findings.length + 1];
        all[0] = NO_SERVER;
        System.arraycopy(findings, 0, all, 1, findings.length);
        Doctored.by(program()).found(all).having("public-key");
    }

    @Test
    void privateKeysThatAreNoSecret() throws IOException {
        succeeds("generate-jwt", "--no-demo");
        String pem = Files.readString(file("private.pem"));

        Doctored.by(program()).found(NO_SERVER).having("private-key").hiding(pem);
        permit("private.pem", "rw-r--r--");
        Doctored.by(program()).found(NO_SERVER, PRIVATE_KEY_READABLE);
        permit("private.pem", "rw-------");
        write("sqld-data/backup-of-key", pem);
        Doctored.by(program())
                .found(NO_SERVER, PRIVATE_KEY_IN_DATA)
                .saying("sqld-data/backup-of-key")
                .hiding(pem);
        Files.delete(file("sqld-data/backup-of-key"));
        write("private.pem", "no key");
        Doctored.by(program()).found(NO_SERVER, PRIVATE_KEY_INVALID);
        Files.delete(file("private.pem"));
        write("mine.pem", "no key");
        Doctored.by(program(), "--key", "mine.pem").found(NO_SERVER, PRIVATE_KEY_INVALID);
    }
}
