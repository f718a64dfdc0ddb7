package dev.libsqlctl.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What only a container has.
 *
 * @param image the reference of its image, as it was made with
 * @param digest the reference of the same image by its digest, such as {@code name@sha256:...}; empty when it came from no registry
 * @param stopTimeout how long the engine waits before it kills it; empty for the engine's default
 * @param architecture what the image was built for, in the engine's words, such as {@code amd64}; empty when unknown
 * @param machine what the engine's machine is, in the same words; empty when unknown
 * @param replication where the port is published that replicas speak to; empty when it is not
 * @param ownCommand the flags, without their values, of a command that was given in the place of the image's; empty when the image's own runs, or when that is unknown
 */
public record ContainerTraits(
        String image,
        Optional<String> digest,
        Optional<Duration> stopTimeout,
        Optional<String> architecture,
        Optional<String> machine,
        Optional<Published> replication,
        Optional<List<String>> ownCommand) {
    /**
     * A port that is published.
     *
     * @param bind IP address
     * @param port TCP port
     */
    public record Published(String bind, int port) {}
}
