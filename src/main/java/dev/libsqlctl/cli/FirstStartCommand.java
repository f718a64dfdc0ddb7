package dev.libsqlctl.cli;

import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.FirstStart;
import dev.libsqlctl.server.FirstStartRequest;
import dev.libsqlctl.server.FirstStartRequest.Exposure;
import dev.libsqlctl.server.NodeType;
import dev.libsqlctl.server.PullPolicy;
import dev.libsqlctl.server.RestartPolicy;
import dev.libsqlctl.server.ServerSpec;
import dev.libsqlctl.server.StartReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "first-start",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl first-start",
            "  libsqlctl first-start --engine native --port 9000",
            "  libsqlctl first-start --image ghcr.io/tursodatabase/libsql-server:v0.24.32 --restart-policy unless-stopped",
            ""
        },
        description = {
            "Makes the data directory and a new server, starts it, and waits until it is healthy and answers SELECT 1.",
            "With a public key in the data directory (public.pub) the server is secured and gets the variables of .env."
        })
final class FirstStartCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "The image, on Docker (default: the latest libsql-server).")
    private String image;

    @Option(
            names = "--pull",
            converter = Choice.OfPull.class,
            paramLabel = "WHEN",
            description = "Pull the image: missing, always or never (default: missing).")
    private PullPolicy pull;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "The IP address to listen on (default: 127.0.0.1).")
    private String bind;

    @Option(names = "--insecure", description = "Allow --bind beyond this machine without authentication.")
    private boolean insecure;

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on (default: 8080).")
    private int port;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Variables for the server (default: .env for a secured server, else none).")
    private Path envFile;

    @Option(
            names = "--node",
            converter = Choice.OfNode.class,
            paramLabel = "TYPE",
            description =
                    "standalone, primary (opens an unauthenticated replication port) or replica (default: standalone).")
    private NodeType node;

    @Option(names = "--memory", paramLabel = "SIZE", description = "The most memory it may use, for example 512m.")
    private String memory;

    @Option(
            names = "--restart-policy",
            converter = Choice.OfRestart.class,
            paramLabel = "POLICY",
            description = "What Docker does when it ends: no, on-failure, unless-stopped or always (default: no).")
    private RestartPolicy restartPolicy;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long it may take to be ready (default: 60s).")
    private Duration timeout;

    FirstStartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            KeyNames.requireReadable(new DataDirectory(server.dataDirectory(context)));
            StartReport report = new FirstStart(engines).run(request(), progress);
            context.renderer().show(report.server().name() + " was made, runs, and answers.", ServerAnswer.of(report));
            return 0;
        }
    }

    private FirstStartRequest request() {
        return new FirstStartRequest(
                server.name(),
                server.dataDirectory(context),
                bind,
                port,
                insecure ? Exposure.INSECURE : Exposure.SAFE,
                node,
                Optional.ofNullable(envFile).map(context.workingDirectory()::resolve),
                context.workingDirectory().resolve(".env"),
                memory == null ? OptionalLong.empty() : OptionalLong.of(Converters.bytes(memory)),
                new ServerSpec.Docker(image, pull, restartPolicy),
                new ServerSpec.Native(server.sqld(context)),
                timeout);
    }
}
