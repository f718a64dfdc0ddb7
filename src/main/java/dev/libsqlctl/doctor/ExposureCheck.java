package dev.libsqlctl.doctor;

import dev.libsqlctl.config.EnvFile;
import dev.libsqlctl.config.ListenAddress;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.SqldVariables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Can others reach a server that asks for no token, or did somebody believe that it does? */
final class ExposureCheck implements Check {
    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::");

    @Override
    public String name() {
        return "exposure";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofEach(
                facts.servers(),
                server -> server.secured()
                        ? Stream.empty()
                        : Stream.of(exposed(server), despiteKey(server, facts)).flatMap(Optional::stream));
    }

    private static Optional<Finding> exposed(Server server) {
        return ListenAddress.isLoopback(server.bind())
                ? Optional.empty()
                : Optional.of(
                        Diagnosis.EXPOSED.found(
                                server.name() + " asks for no token and is published on "
                                        + (EVERY_INTERFACE.contains(server.bind()) ? "every interface" : "the address")
                                        + " (" + server.bind() + ":" + server.port() + ")",
                                "Secure it with 'libsqlctl generate-jwt --secure --restart', or make it again with --bind 127.0.0.1."));
    }

    private static Optional<Finding> despiteKey(Server server, Facts facts) {
        return key(facts)
                .map(key -> Diagnosis.OPEN_DESPITE_KEY.found(
                        server.name() + " asks for no token, although " + key,
                        "Secure it with 'libsqlctl generate-jwt --secure --restart --key private.pem'."));
    }

    private static Optional<String> key(Facts facts) {
        Path file = facts.request().directory().publicKey();
        return Files.exists(file)
                ? Optional.of(file + " is there")
                : variable(facts.request().envFile());
    }

    private static Optional<String> variable(Path envFile) {
        try {
            return Files.isRegularFile(envFile) && SqldVariables.askForAuthentication(EnvFile.read(envFile))
                    ? Optional.of(envFile + " asks for authentication")
                    : Optional.empty();
        } catch (LibsqlctlException e) {
            // A file that cannot be understood is a finding of its own.
            return Optional.empty();
        }
    }
}
