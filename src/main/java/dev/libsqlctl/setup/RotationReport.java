package dev.libsqlctl.setup;

import dev.libsqlctl.auth.ServerKeys;
import dev.libsqlctl.server.Server;
import java.util.Optional;

/**
 * What became of a server's keys.
 *
 * @param keys the keys that it accepts tokens of
 * @param restarted the server that was restarted to read them; empty when none runs
 */
public record RotationReport(ServerKeys keys, Optional<Server> restarted) {}
