package dev.libsqlctl.export;

import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.ContainerBlueprint.Access;
import dev.libsqlctl.server.ContainerBlueprint.Mount;
import dev.libsqlctl.server.ContainerBlueprint.Port;
import dev.libsqlctl.server.EngineKind;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.ProcessBlueprint;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Servers that need no engine. */
final class Blueprints {
    private Blueprints() {}

    static Server server(EngineKind engine, Path data, String bind) {
        return new Server(
                engine,
                "libsql",
                Optional.of("1"),
                Server.State.RUNNING,
                data,
                bind,
                9000,
                NodeType.STANDALONE,
                false,
                Optional.empty(),
                Optional.of("image"),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    static ContainerBlueprint container(Path data, Map<String, String> environment, String... command) {
        return new ContainerBlueprint(
                server(EngineKind.DOCKER, data, "127.0.0.1"),
                new ContainerBlueprint.Image("example/sqld:latest", Optional.of("example/sqld@sha256:12"), "sha256:34"),
                List.of(),
                List.of(command),
                environment,
                List.of(new Mount(data, "/var/lib/sqld", Access.WRITE)),
                List.of(new Port("127.0.0.1", 9000, "8080/tcp")),
                OptionalLong.empty(),
                RestartPolicy.NO,
                0,
                Duration.ofSeconds(40),
                List.of());
    }

    static ProcessBlueprint process(Path sqld, Path data, Map<String, String> environment) {
        return new ProcessBlueprint(
                server(EngineKind.NATIVE, data, "127.0.0.1"),
                List.of(sqld.toString(), "--db-path", data.resolve("iku.db").toString()),
                environment,
                Optional.empty(),
                "daemon",
                "daemon");
    }
}
