package dev.libsqlctl.setup;

import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.auth.KeyPairFiles;
import dev.libsqlctl.auth.KeyPairFiles.Existing;
import dev.libsqlctl.auth.ServerKeys;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.auth.VerificationKey;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Changes the key of a server. For the time of an overlap the server accepts the tokens of both keys; then the old one is retired. The
 * server is told first and proves that it knows the new key; only then does the new pair take the place of the old one, so that at no
 * moment tokens are made that the server does not know.
 */
public final class KeyRotation {
    private final KeyServer server;
    private final KeyPairFiles files;
    private final Clock clock;

    /**
     * @param server the server and its key file
     * @param files where the pair is kept that tokens are made with
     * @param clock what tells the time
     */
    public KeyRotation(KeyServer server, KeyPairFiles files, Clock clock) {
        this.server = server;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Makes a new pair, which the server knows from then on besides the old one.
     *
     * @param overlap for how long the old key is to be kept
     * @param existing whether a pair that is not the server's may be replaced
     * @return what was done
     * @throws LibsqlctlException {@link ErrorCode#KEYS_OVERLAP} when the last rotation is not over, {@link ErrorCode#KEY_EXISTS} when the
     *     files hold a pair that is not the server's; what keeps a server from being restarted. All is as it was then
     */
    public RotationReport rotate(Duration overlap, Existing existing) {
        ServerKeys before = server.keys();
        if (!before.old().isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.KEYS_OVERLAP,
                    server.keyFile() + " holds " + before.keys().size() + " keys: the last rotation is not over",
                    "End it with 'libsqlctl keys retire', then rotate again.");
        }
        KeyPairFiles.requireOutside(files.privateKey(), server.directory().path());
        requireOwnPair(before, existing);
        SigningKey key = SigningKey.generate();
        ServerKeys after = before.rotated(key.publicKey(), clock.instant().plus(overlap));
        return new RotationReport(after, server.change(before, after, Optional.of(key), () -> files.write(key)));
    }

    private void requireOwnPair(ServerKeys keys, Existing existing) {
        if (existing == Existing.KEEP && Files.exists(files.privateKey())) {
            VerificationKey own = KeyFiles.privateKey(files.privateKey()).publicKey();
            if (!keys.keys().contains(own)) {
                throw new LibsqlctlException(
                        ErrorCode.KEY_EXISTS,
                        files.privateKey() + " (" + own.fingerprint() + ") is not the server's key ("
                                + keys.current().fingerprint() + "), and would be replaced",
                        "Run this where the server's pair is kept, or give --force to replace this one.");
            }
        }
    }

    /**
     * Drops all keys but the current one.
     *
     * @param early whether an overlap may be ended before its time
     * @return what was done
     * @throws LibsqlctlException {@link ErrorCode#KEYS_OVERLAP} when there is no old key, or the overlap lasts still;
     *     {@link ErrorCode#KEY_INVALID} when the pair at hand is none of the server's; what keeps a server from being restarted. All is as
     *     it was then
     */
    public RotationReport retire(Early early) {
        ServerKeys before = server.keys();
        if (before.old().isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.KEYS_OVERLAP,
                    server.keyFile() + " holds one key alone: there is none to retire",
                    "'libsqlctl keys rotate' makes a new one.");
        }
        before.overlapEnd()
                .filter(end -> early == Early.REFUSED && clock.instant().isBefore(end))
                .ifPresent(end -> {
                    throw new LibsqlctlException(
                            ErrorCode.KEYS_OVERLAP,
                            "the old key is to be kept until " + end,
                            "Give --force to end the overlap now: tokens of the old key are refused then.");
                });
        Optional<SigningKey> signing = Files.exists(files.privateKey())
                ? Optional.of(KeyFiles.privateKey(files.privateKey()))
                : Optional.empty();
        VerificationKey current = signing.map(SigningKey::publicKey).orElse(before.current());
        if (!before.keys().contains(current)) {
            throw new LibsqlctlException(
                    ErrorCode.KEY_INVALID,
                    files.privateKey() + " (" + current.fingerprint() + ") is none of the server's keys",
                    "Run this where the server's pair is kept.");
        }
        ServerKeys after = ServerKeys.of(current);
        return new RotationReport(after, server.change(before, after, signing, () -> {}));
    }

    /** Whether an overlap may be ended before its time. */
    public enum Early {
        /** No. */
        REFUSED,
        /** Yes. */
        ALLOWED
    }
}
