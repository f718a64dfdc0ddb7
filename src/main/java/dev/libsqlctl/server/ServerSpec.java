package dev.libsqlctl.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a new server shall be. Nothing in it depends on the engine but the two engine-specific parts.
 *
 * @param name its name; the container's name on Docker
 * @param dataDirectory absolute path of the data directory
 * @param bind IP address that it listens on
 * @param port TCP port that it listens on
 * @param node its part in replication
 * @param envFile absolute path of the file whose variables the server gets; empty for none
 * @param environment the variables of that file
 * @param secured whether those variables make it ask for authentication
 * @param memory limit in bytes; empty for none
 * @param docker what only a container has
 * @param nativeProcess what only a process has
 */
public record ServerSpec(
        String name,
        Path dataDirectory,
        String bind,
        int port,
        NodeType node,
        Optional<Path> envFile,
        Map<String, String> environment,
        boolean secured,
        OptionalLong memory,
        Docker docker,
        Native nativeProcess) {

    /**
     * What only a container has.
     *
     * @param image reference of the image
     * @param pull when to pull it
     * @param restart what the engine does when it ends
     */
    public record Docker(String image, PullPolicy pull, RestartPolicy restart) {}

    /**
     * What only a process has.
     *
     * @param sqld the binary to run; empty to look for one, and to fetch it when there is none
     */
    public record Native(Optional<Path> sqld) {}
}
