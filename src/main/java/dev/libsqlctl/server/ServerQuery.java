package dev.libsqlctl.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which server a command means.
 *
 * @param dataDirectory absolute path of its data directory
 * @param name its name; empty for the one server of the data directory
 */
public record ServerQuery(Path dataDirectory, Optional<String> name) {}
