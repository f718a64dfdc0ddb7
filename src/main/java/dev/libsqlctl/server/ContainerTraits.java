package dev.libsqlctl.server;

import java.time.Duration;
import java.util.Optional;

/**
 * What only a container has.
 *
 * @param image the reference of its image, as it was made with
 * @param digest the reference of the same image by its digest, such as {@code name@sha256:...}; empty when it came from no registry
 * @param stopTimeout how long the engine waits before it kills it; empty for the engine's default
 * @param architecture what the image was built for, in the engine's words, such as {@code amd64}; empty when unknown
 * @param machine what the engine's machine is, in the same words; empty when unknown
 */
public record ContainerTraits(
        String image,
        Optional<String> digest,
        Optional<Duration> stopTimeout,
        Optional<String> architecture,
        Optional<String> machine) {}
