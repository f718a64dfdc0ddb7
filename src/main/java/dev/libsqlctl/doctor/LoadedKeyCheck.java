package dev.libsqlctl.doctor;

import dev.libsqlctl.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Have the running servers read the keys that stand in their files? sqld reads them at its start alone. */
final class LoadedKeyCheck implements Check {
    /** The start of a process is known to the second. */
    private static final Duration PRECISION = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "loaded-key";
    }

    @Override
    public Outcome look(Facts facts) throws IOException {
        List<Server> reading = facts.servers().stream()
                .filter(server -> server.startedAt().isPresent()
                        && server.keyFile().filter(Files::exists).isPresent())
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Server server : reading) {
            Path file = server.keyFile().get();
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            if (changed.isAfter(server.startedAt().get().plus(PRECISION))) {
                findings.add(Diagnosis.KEY_NOT_LOADED.found(
                        file + " was changed after " + server.name() + " had read it",
                        "'libsqlctl restart' has it read again. Tokens of the old key are refused from then on."));
            }
        }
        return new Outcome(!reading.isEmpty(), findings);
    }
}
