package dev.libsqlctl.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.libsqlctl.auth.KeyPairFiles.Existing;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of keys, as they should be and as they should not. */
class KeyFilesTest {
    private static final SigningKey KEY = SigningKey.generate();

    @TempDir
    Path directory;

    private KeyPairFiles files;
    private Path data;

    @BeforeEach
    void name() throws IOException {
        files = KeyPairFiles.in(directory);
        data = Files.createDirectory(directory.resolve("sqld-data"));
    }

    private static void assertFails(ErrorCode code, String words, ThrowingCallable call) {
        LibsqlctlException failure = catchThrowableOfType(LibsqlctlException.class, call);
        assertThat(failure).as("refused with " + code).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(words);
        assertThat(failure.hint()).isPresent();
    }

    private Path write(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aPairIsWrittenAsSqldReadsItAndReadBack() throws IOException {
        SigningKey key = files.create(Existing.KEEP, data);

        assertThat(Files.readString(files.publicKey()))
                .matches("[A-Za-z0-9_-]{43}")
                .isEqualTo(key.publicKey().text());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.publicKey())))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.privateKey())))
                .isEqualTo("rw-------");
        assertThat(KeyFiles.privateKey(files.privateKey()).publicKey()).isEqualTo(key.publicKey());
        assertThat(KeyFiles.publicKeys(files.publicKey())).containsExactly(key.publicKey());
    }

    @ParameterizedTest
    @CsvSource({"private.pem", "public.pub"})
    void aKeyThatIsThereStaysUnlessReplaced(String name) throws IOException {
        Files.writeString(directory.resolve(name), "mine");

        assertFails(ErrorCode.KEY_EXISTS, name, () -> files.create(Existing.KEEP, data));
        assertThat(directory.resolve(name)).hasContent("mine");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");

        SigningKey key = files.create(Existing.REPLACE, data);
        assertThat(KeyFiles.privateKey(files.privateKey()).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void aPrivateKeyInTheDataDirectoryIsRefusedAlsoThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("elsewhere"), data);

        assertFails(
                ErrorCode.KEY_UNSAFE,
                "inside the data directory",
                () -> KeyPairFiles.in(data).create(Existing.KEEP, data));
        assertFails(
                ErrorCode.KEY_UNSAFE,
                "inside the data directory",
                () -> KeyPairFiles.in(link).create(Existing.KEEP, data));
        assertFails(
                ErrorCode.KEY_UNSAFE,
                "inside the data directory",
                () -> KeyPairFiles.in(data).create(Existing.KEEP, link));
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--", "rw-r-----", "rw----r--", "rw-rw----"})
    void aPrivateKeyThatOthersMayReadIsRefusedWithTheFix(String permissions) throws IOException {
        files.write(KEY);
        Files.setPosixFilePermissions(files.privateKey(), PosixFilePermissions.fromString(permissions));

        LibsqlctlException failure =
                catchThrowableOfType(LibsqlctlException.class, () -> KeyFiles.privateKey(files.privateKey()));
        assertThat(failure.code()).isEqualTo(ErrorCode.KEY_UNSAFE);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("chmod 600"));
    }

    @Test
    void keysInEachOthersPlaceAreToldApart() throws IOException {
        files.write(KEY);

        assertFails(
                ErrorCode.KEY_INVALID, "private key, where a public", () -> KeyFiles.publicKeys(files.privateKey()));
        assertFails(ErrorCode.KEY_INVALID, "public key, where a private", () -> KeyFiles.privateKey(files.publicKey()));
        Path pem = write(KEY.publicKey().pem());
        assertFails(ErrorCode.KEY_INVALID, "public key, where a private", () -> KeyFiles.privateKey(pem));
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA", "X25519, X25519", "Ed448, Ed448", "EC, ECDSA"})
    void keysOfOtherKindsAreNamed(String algorithm, String kind) throws Exception {
        java.security.KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

        Path publicKey = write(Pem.text(Pem.PUBLIC_KEY, pair.getPublic().getEncoded()));
        assertFails(ErrorCode.KEY_INVALID, "of " + kind + " kind", () -> KeyFiles.publicKeys(publicKey));
        Path privateKey = write(Pem.text(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded()));
        assertFails(ErrorCode.KEY_INVALID, "of " + kind + " kind", () -> KeyFiles.privateKey(privateKey));
    }

    @Test
    void whatSqldRefusesIsRefused() throws IOException {
        String text = KEY.publicKey().text();
        for (String[] wrong : new String[][] {
            {text + "\n", "line break"},
            {" " + text, "white space"},
            {text + "=", "padding"},
            {"+/" + text.substring(2), "standard alphabet"},
            {"", "empty"},
            {text.substring(1), "no Ed25519 public key"},
            {text + text, "no Ed25519 public key"},
            {"\n" + KEY.publicKey().pem(), "before its first PEM block"},
            {"# comment\n" + KEY.publicKey().pem(), "before its first PEM block"},
            {"-----BEGIN PUBLIC KEY-----\nMCow", "does not end it"},
            {text.substring(0, 42) + "_", "last character"}
        }) {
            Path file = write(wrong[0]);
            assertFails(ErrorCode.KEY_INVALID, wrong[1], () -> KeyFiles.publicKeys(file));
        }
    }

    @Test
    void pemIsReadAsSqldReadsIt() throws IOException {
        SigningKey other = SigningKey.generate();
        String both =
                KEY.publicKey().pem() + "# a comment\n" + other.publicKey().pem() + "junk";

        assertThat(KeyFiles.publicKeys(write(both))).containsExactly(KEY.publicKey(), other.publicKey());
        assertThat(KeyFiles.publicKeys(write(both.replace("\n", "\r\n")))).hasSize(2);
    }

    @Test
    void aPrivateKeyThatCarriesItsPublicKeyIsRead() throws IOException {
        byte[] first = Der.privateKeyInfo(new byte[32]);
        byte[] der = java.util.Arrays.copyOf(first, first.length + 35);
        der[1] += 35;
        der[4] = 1;

        String pem = Pem.text(Pem.PRIVATE_KEY, der);
        assertThat(KeyFiles.privateKey(write(pem)).publicKey())
                .isEqualTo(SigningKey.of(new byte[32]).publicKey());
    }

    @Test
    void whatIsNotThereOrNoFileIsSaid() {
        assertFails(ErrorCode.KEY_MISSING, "there is no", () -> KeyFiles.privateKey(directory.resolve("none")));
        assertFails(ErrorCode.KEY_MISSING, "cannot be read", () -> KeyFiles.publicKeys(directory));
    }

    @Test
    void anotherPublicKeyIsNotReplacedUnasked() throws IOException {
        files.writePublicKey(KEY.publicKey(), Existing.KEEP);
        files.writePublicKey(KEY.publicKey(), Existing.KEEP);
        VerificationKey other = SigningKey.generate().publicKey();

        assertFails(ErrorCode.KEY_EXISTS, "public.pub", () -> files.writePublicKey(other, Existing.KEEP));
        assertThat(files.publicKey()).hasContent(KEY.publicKey().text());
        files.writePublicKey(other, Existing.REPLACE);
        assertThat(files.publicKey()).hasContent(other.text());
    }

    @Test
    void keysOfAServerOverlapAndAreRetired() throws IOException {
        Path file = directory.resolve("server.pub");
        Instant end = Instant.parse("2026-01-31T12:00:00Z");
        VerificationKey newKey = SigningKey.generate().publicKey();
        ServerKeys.of(KEY.publicKey()).write(file);
        assertThat(file).hasContent(KEY.publicKey().text());

        ServerKeys both = ServerKeys.read(file).rotated(newKey, end);
        both.write(file);
        assertThat(ServerKeys.read(file)).isEqualTo(both);
        assertThat(both.current()).isEqualTo(newKey);
        assertThat(both.old()).containsExactly(KEY.publicKey());
        assertThat(both.overlapEnd()).isEqualTo(Optional.of(end));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as("the server's own user reads it")
                .isEqualTo("rw-r--r--");
    }

    @Test
    void fingerprintsTellKeysApartAndNothingShowsASecret() {
        SigningKey other = SigningKey.generate();
        String seed = KEY.pem().split("\n")[1];

        assertThat(KEY.publicKey().fingerprint()).matches("SHA256:[A-Za-z0-9+/]{12}");
        assertThat(other.publicKey().fingerprint()).isNotEqualTo(KEY.publicKey().fingerprint());
        assertThat(KEY.toString()).doesNotContain(seed);
        assertThat(Base64.getDecoder().decode(seed)).hasSize(48);
        assertThat(List.of(KEY.publicKey())).containsExactly(KEY.publicKey());
    }
}
