package dev.libsqlctl.doctor;

import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.auth.ServerKeys;
import dev.libsqlctl.auth.VerificationKey;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Do the servers take tokens of the private key that is here? Keys that are broken are findings of other checks. */
final class KeyPairCheck implements Check {
    @Override
    public String name() {
        return "key-pair";
    }

    @Override
    public Outcome look(Facts facts) {
        Path file = facts.request().privateKey();
        Optional<Path> servers = facts.servers().stream()
                .flatMap(server -> server.keyFile().stream())
                .findFirst()
                .or(() -> Optional.of(facts.request().directory().publicKey()))
                .filter(Files::exists);
        if (!Files.exists(file) || servers.isEmpty()) {
            return Outcome.notApplicable();
        }
        try {
            VerificationKey key = KeyFiles.privateKey(file).publicKey();
            return ServerKeys.read(servers.get()).keys().contains(key)
                    ? Outcome.fine()
                    : Outcome.of(Optional.of(differs(file, key, servers.get())));
        } catch (LibsqlctlException e) {
            return Outcome.notApplicable();
        }
    }

    private static Finding differs(Path file, VerificationKey key, Path servers) {
        return Diagnosis.KEY_PAIR_DIFFERS.found(
                file + " (" + key.fingerprint() + ") is no key of " + servers
                        + ": the server refuses the tokens that it makes",
                "Give the server this key with 'libsqlctl generate-jwt --key private.pem --secure --restart --force', or bring the private key of the server.");
    }
}
