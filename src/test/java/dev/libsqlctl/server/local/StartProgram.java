package dev.libsqlctl.server.local;

import dev.libsqlctl.server.Engine;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.support.RecordedProgress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A program that starts a native server and goes on until it is ended; to be run in a terminal. */
final class StartProgram {
    private StartProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path data = Path.of(arguments[0]);
        Path sqld = Path.of(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PATH", arguments[3]);
        ServerSpec spec = new ServerSpec(
                "server",
                data,
                "127.0.0.1",
                port,
                NodeType.STANDALONE,
                Optional.empty(),
                Map.of(),
                false,
                OptionalLong.empty(),
                new ServerSpec.Docker("unused", PullPolicy.NEVER, RestartPolicy.NO),
                new ServerSpec.Native(Optional.of(sqld)));
        try (Engine engine = NativeEngine.of(environment, Optional.empty())) {
            Server server = engine.start(engine.create(spec, new RecordedProgress()), new RecordedProgress());
            System.out.println("running " + server.running());
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
