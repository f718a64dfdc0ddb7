package dev.libsqlctl.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user asks of a new server.
 *
 * @param name its name; empty to make one of the image's name
 * @param dataDirectory absolute path of the data directory
 * @param bind IP address that it shall listen on
 * @param port TCP port that it shall listen on
 * @param exposure whether it may be open to the network without authentication
 * @param node its part in replication
 * @param envFile absolute path of the file whose variables it shall get; empty for none named
 * @param defaultEnvFile absolute path of the file that a secured server gets when none is named
 * @param memory limit in bytes; empty for none
 * @param docker what only a container has
 * @param nativeProcess what only a process has
 * @param timeout how long it may take to be ready
 */
public record FirstStartRequest(
        Optional<String> name,
        Path dataDirectory,
        String bind,
        int port,
        Exposure exposure,
        NodeType node,
        Optional<Path> envFile,
        Path defaultEnvFile,
        OptionalLong memory,
        ServerSpec.Docker docker,
        ServerSpec.Native nativeProcess,
        Duration timeout) {

    /** Whether a server may be open to the network without authentication. */
    public enum Exposure {
        /** Only on the loopback interface. */
        SAFE,
        /** Wherever it is bound. */
        INSECURE
    }
}
