package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.Server;
import java.util.List;

/** Says why a container could not be started. The engine gives one HTTP status for everything, so its words decide. */
final class StartFailures {
    private static final List<String> PORT_TAKEN = List.of("port is already allocated", "address already in use");

    private final Engine engine;

    StartFailures(Engine engine) {
        this.engine = engine;
    }

    /** {@return the failure to throw for the engine's refusal} */
    RuntimeException explain(Server server, DockerException refusal) {
        String words = DockerFailures.words(refusal);
        if (PORT_TAKEN.stream().anyMatch(words::contains)) {
            String holder = engine.portHolder(server.port()).orElse("another program");
            return new LibsqlctlException(
                    ErrorCode.PORT_IN_USE,
                    "port " + server.port() + " of " + server.bind() + " is taken by " + holder,
                    "Stop that, or make the server with another --port.",
                    refusal);
        }
        if (refusal instanceof NotFoundException && words.contains("No such container")) {
            return new LibsqlctlException(
                    ErrorCode.SERVER_NOT_FOUND,
                    "the container " + server.name() + " is gone",
                    "Make a new one with: libsqlctl first-start",
                    refusal);
        }
        return refusal;
    }
}
