package dev.libsqlctl.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process is made of. It runs in its data directory.
 *
 * @param server the server as its engine knows it
 * @param command program and arguments
 * @param environment all its variables
 * @param envFile absolute path of the file that some of them come from; empty for none
 * @param user to whom the data directory belongs
 * @param group the group that the data directory belongs to
 */
public record ProcessBlueprint(
        Server server,
        List<String> command,
        Map<String, String> environment,
        Optional<Path> envFile,
        String user,
        String group)
        implements Blueprint {

    @Override
    public String name() {
        return server.name();
    }
}
