package dev.libsqlctl.cli;

import dev.libsqlctl.auth.KeyPairFiles;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.setup.KeyRotation;
import dev.libsqlctl.setup.KeyRotation.Early;
import dev.libsqlctl.setup.KeyServer;
import dev.libsqlctl.setup.RotationReport;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retire",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl keys retire", "  libsqlctl keys retire --force", ""},
        description = {
            "Drops all keys of the server but the current one: tokens of the others are refused from then on.",
            "A running server is restarted, because it reads its keys at its start alone."
        })
final class KeysRetireCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(names = "--force", description = "End the overlap before its time.")
    private boolean force;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long it may take to be ready (default: 60s).")
    private Duration timeout;

    KeysRetireCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            KeyServer keyServer = new KeyServer(engines, server.query(context), timeout, progress);
            RotationReport report = new KeyRotation(
                            keyServer, KeyPairFiles.in(context.workingDirectory()), Clock.systemUTC())
                    .retire(force ? Early.ALLOWED : Early.REFUSED);
            RotationAnswer.show(context.renderer(), "The server has one key alone.", report);
            return 0;
        }
    }
}
