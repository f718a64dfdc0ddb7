package dev.libsqlctl.cli;

import dev.libsqlctl.auth.ServerKeys;
import dev.libsqlctl.auth.VerificationKey;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** By which keys a server is secured. */
final class KeyNames {
    private KeyNames() {}

    /** {@return the fingerprints of the keys in a server's key file; empty when there is none that can be read} */
    static List<String> of(Server server) {
        return server.keyFile().map(KeyNames::read).orElse(List.of());
    }

    private static List<String> read(Path file) {
        try {
            return ServerKeys.read(file).keys().stream()
                    .map(VerificationKey::fingerprint)
                    .toList();
        } catch (LibsqlctlException e) {
            return List.of();
        }
    }

    /**
     * Makes sure that the public key in a data directory, if there is one, is a key: with some mistakes sqld would not start, with others it
     * would refuse every token.
     *
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#KEY_INVALID} when it is none
     */
    static void requireReadable(DataDirectory directory) {
        if (Files.exists(directory.publicKey())) {
            ServerKeys.read(directory.publicKey());
        }
    }

    /** {@return them for people; null for none} */
    static String text(List<String> keys) {
        return keys.isEmpty() ? null : String.join(", ", keys);
    }
}
