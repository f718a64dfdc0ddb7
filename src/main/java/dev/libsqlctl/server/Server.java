package dev.libsqlctl.server;

import dev.libsqlctl.config.ListenAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server as its engine knows it at one moment.
 *
 * @param engine what runs it
 * @param name its name
 * @param id container id, or process id; empty for a process that is not running
 * @param state whether it runs
 * @param dataDirectory absolute path of the data directory
 * @param bind IP address that it listens on
 * @param port TCP port that it listens on
 * @param node its part in replication
 * @param secured whether it was made to ask for authentication
 * @param keyFile absolute path, on this machine, of the file with the public keys that its environment names; empty when it names none
 * @param image image reference on Docker, path of the binary otherwise; empty when unknown
 * @param digest digest of the image on Docker, its id when it has no digest; SHA-256 of nothing otherwise (empty)
 * @param startedAt when it was last started; empty when it does not run
 * @param exitStatus what its process ended with, where the engine keeps that; present although it runs while an engine with a
 *     restart policy waits to start it again
 */
public record Server(
        EngineKind engine,
        String name,
        Optional<String> id,
        State state,
        Path dataDirectory,
        String bind,
        int port,
        NodeType node,
        boolean secured,
        Optional<Path> keyFile,
        Optional<String> image,
        Optional<String> digest,
        Optional<Instant> startedAt,
        OptionalInt exitStatus) {

    /** Whether a server runs. */
    public enum State {
        /** Its process is there. */
        RUNNING,
        /** Its process is not there. */
        STOPPED
    }

    /** {@return whether its process is there} */
    public boolean running() {
        return state == State.RUNNING;
    }

    /** {@return the URL under which programs of this machine reach it} */
    public URI url() {
        return ListenAddress.url(bind, port);
    }
}
