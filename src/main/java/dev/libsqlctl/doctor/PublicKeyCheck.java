package dev.libsqlctl.doctor;

import dev.libsqlctl.auth.KeyFault;
import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Would sqld take the key files that servers are given, and can it read them? */
final class PublicKeyCheck implements Check {
    private static final String BARE =
            "Put the 43 characters of the key alone into it: 'libsqlctl generate-jwt --key private.pem --secure' does.";

    /** {@code container} is whether the user of a container has to read it. */
    private record KeyFile(Path path, boolean container) {}

    @Override
    public String name() {
        return "public-key";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofEach(files(facts), file -> look(file).stream());
    }

    private static Set<KeyFile> files(Facts facts) {
        Set<KeyFile> files = new LinkedHashSet<>();
        for (Server server : facts.servers()) {
            server.keyFile().ifPresent(path -> files.add(new KeyFile(path, server.engine() == EngineKind.DOCKER)));
        }
        Path usual = facts.request().directory().publicKey();
        if (Files.exists(usual) && files.stream().noneMatch(file -> file.path().equals(usual))) {
            files.add(new KeyFile(usual, false));
        }
        return files;
    }

    private static Optional<Finding> look(KeyFile file) {
        if (file.container() && Files.exists(file.path()) && !ContainerUser.reads(file.path())) {
            return Optional.of(Diagnosis.KEY_UNREADABLE.found(
                    file.path() + " may not be read by user " + DataDirectory.CONTAINER_USER
                            + ", as whom sqld runs in its container",
                    "chmod o+r " + file.path() + " && chmod o+x " + file.path().getParent()
                            + " (a public key is no secret), then 'libsqlctl restart'."));
        }
        try {
            return KeyFiles.publicKeyFault(file.path()).map(fault -> finding(file.path(), fault));
        } catch (LibsqlctlException e) {
            return Optional.of(Diagnosis.KEY_MISSING.found(
                    e.getMessage() + ", and a server is to read its key there",
                    e.hint().orElse(BARE)));
        }
    }

    private static Finding finding(Path file, KeyFault fault) {
        return switch (fault) {
            case PADDED ->
                Diagnosis.KEY_PADDED.found(file + " holds a key with padding ('='): sqld will not start", BARE);
            case LINE_BREAK ->
                Diagnosis.KEY_LINE_BREAK.found(
                        file + " has a line break or white space around the key: sqld will not start", BARE);
            case PRIVATE_KEY ->
                Diagnosis.KEY_PRIVATE.found(
                        file + " holds a private key, where the server could read it: sqld will not start",
                        "Take it away, and make a new pair with 'libsqlctl generate-jwt --secure': whoever read it makes tokens.");
            case EMPTY -> Diagnosis.KEY_INVALID.found(file + " is empty: sqld starts, and refuses every token", BARE);
            case STANDARD_ALPHABET ->
                Diagnosis.KEY_INVALID.found(
                        file
                                + " holds a key in the standard alphabet of base64, not in the URL-safe one: sqld will not start",
                        BARE);
            case OTHER -> Diagnosis.KEY_INVALID.found(file + " holds no public key that sqld takes", BARE);
        };
    }
}
