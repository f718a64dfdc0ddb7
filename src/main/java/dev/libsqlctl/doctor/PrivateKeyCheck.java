package dev.libsqlctl.doctor;

import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Is the private key a secret? */
final class PrivateKeyCheck implements Check {
    /** No file of a key is longer. */
    private static final long LIMIT = 64 * 1024;

    @Override
    public String name() {
        return "private-key";
    }

    @Override
    public Outcome look(Facts facts) throws IOException {
        Path key = facts.request().privateKey();
        Path directory = facts.request().directory().path();
        if (!Files.exists(key) && !Files.isDirectory(directory)) {
            return Outcome.notApplicable();
        }
        List<Finding> findings = new ArrayList<>();
        if (Files.exists(key)) {
            look(key).ifPresent(findings::add);
        }
        for (Path file : keysIn(directory)) {
            findings.add(
                    Diagnosis.PRIVATE_KEY_IN_DATA.found(
                            file + " is a private key inside the data directory, where the server can read it",
                            "Move it elsewhere. If clients may run statements that you do not know, make a new pair: readfile() reads it."));
        }
        return new Outcome(true, findings);
    }

    private static Optional<Finding> look(Path key) {
        try {
            KeyFiles.privateKey(key);
            return Optional.empty();
        } catch (LibsqlctlException e) {
            Diagnosis diagnosis =
                    e.code() == ErrorCode.KEY_UNSAFE ? Diagnosis.PRIVATE_KEY_READABLE : Diagnosis.PRIVATE_KEY_INVALID;
            return Optional.of(
                    diagnosis.found(e.getMessage(), e.hint().orElse("Make a pair with 'libsqlctl generate-jwt'.")));
        }
    }

    /** Of the server's own files the public key alone is small text, and what is wrong with that is for another check to say. */
    private static List<Path> keysIn(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                if (!DataDirectory.SERVERS_FILES.contains(file.getFileName().toString())
                        && Files.isRegularFile(file)
                        && Files.isReadable(file)
                        && Files.size(file) <= LIMIT
                        && KeyFiles.holdsPrivateKey(file)) {
                    keys.add(file);
                }
            }
        }
        return keys;
    }
}
