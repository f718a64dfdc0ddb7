package dev.libsqlctl.server.docker;

import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.Server;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Deletes the data of a server that is gone, as a process of its own. */
final class DeleteData {
    private DeleteData() {}

    /** @param args the data directory and the image */
    public static void main(String[] args) {
        Server server = new Server(
                EngineKind.DOCKER,
                "removed",
                Optional.empty(),
                Server.State.STOPPED,
                Path.of(args[0]),
                "127.0.0.1",
                8080,
                NodeType.STANDALONE,
                false,
                Optional.empty(),
                Optional.of(args[1]),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
        try (DockerEngine engine = DockerEngine.connect(System.getenv())) {
            engine.deleteData(server);
        }
        System.out.println("deleted");
    }
}
