package dev.libsqlctl.server.local;

import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a native server was made to be. Nothing in it says whether the server runs.
 *
 * @param name its name
 * @param data its data directory
 * @param bind IP address that it listens on
 * @param port TCP port that it listens on
 * @param node its part in replication
 * @param envFile absolute path of the file that is read at each start; empty for none
 * @param secured whether it must ask for authentication
 * @param memory limit in bytes; empty for none
 * @param sqld absolute path of the binary
 */
record ServerDefinition(
        String name,
        DataDirectory data,
        String bind,
        int port,
        NodeType node,
        Optional<Path> envFile,
        boolean secured,
        OptionalLong memory,
        Path sqld) {

    static ServerDefinition of(ServerSpec spec, Path sqld) {
        return new ServerDefinition(
                spec.name(),
                new DataDirectory(spec.dataDirectory()),
                spec.bind(),
                spec.port(),
                spec.node(),
                spec.envFile(),
                spec.secured(),
                spec.memory(),
                sqld);
    }

    /** {@return as much of it as tells the server's process and log from others, which is what a server itself knows} */
    static ServerDefinition of(Server server) {
        return new ServerDefinition(
                server.name(),
                new DataDirectory(server.dataDirectory()),
                server.bind(),
                server.port(),
                server.node(),
                Optional.empty(),
                server.secured(),
                OptionalLong.empty(),
                Path.of(server.image().orElseThrow()));
    }

    /** {@return what it was made of} */
    ServerSpec spec() {
        return new ServerSpec(
                name,
                data.path(),
                bind,
                port,
                node,
                envFile,
                Map.of(),
                secured,
                memory,
                new ServerSpec.Docker("", PullPolicy.NEVER, RestartPolicy.NO),
                new ServerSpec.Native(Optional.of(sqld)));
    }

    /** {@return the value of {@code --http-listen-addr}} */
    String httpAddress() {
        return address(port);
    }

    /** {@return the value of {@code --grpc-listen-addr} of a primary: the port that the container image uses} */
    String grpcAddress() {
        return address(SqldCommand.GRPC_PORT);
    }

    private String address(int tcpPort) {
        return (bind.indexOf(':') >= 0 ? "[" + bind + "]" : bind) + ":" + tcpPort;
    }

    /** {@return where its output goes} */
    Path log() {
        return data.ownFiles().resolve(name + ".log");
    }
}
