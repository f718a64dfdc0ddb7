package dev.libsqlctl.doctor;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.server.Server;
import java.util.Optional;

/**
 * Where a server is to be asked.
 *
 * @param name the server's name, or the variable that names the URL
 * @param endpoint its URL, with the token that commands would use
 * @param server the server of this machine; empty for a URL of the settings
 */
record Place(String name, Endpoint endpoint, Optional<Server> server) {}
