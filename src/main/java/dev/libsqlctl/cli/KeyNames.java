package dev.libsqlctl.cli;

import dev.libsqlctl.auth.ServerKeys;
import dev.libsqlctl.auth.VerificationKey;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Server;
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

    /** {@return them for people; null for none} */
    static String text(List<String> keys) {
        return keys.isEmpty() ? null : String.join(", ", keys);
    }
}
