package dev.libsqlctl.cli;

import dev.libsqlctl.auth.KeyPairFiles;
import dev.libsqlctl.auth.KeyPairFiles.Existing;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.setup.KeyRotation;
import dev.libsqlctl.setup.KeyServer;
import dev.libsqlctl.setup.RotationReport;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rotate",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl keys rotate", "  libsqlctl keys rotate --overlap 12h", ""},
        description = {
            "Makes a new pair of keys (private.pem, public.pub) in place of the old one. The server accepts tokens of both keys",
            "until 'libsqlctl keys retire'. A running server is restarted, because it reads its keys at its start alone."
        })
final class KeysRotateCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            defaultValue = "7d",
            description = "How long the old key is to be kept at least (default: ${DEFAULT-VALUE}).")
    private Duration overlap;

    @Option(names = "--force", description = "Replace a pair here that is not the server's.")
    private boolean force;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long it may take to be ready (default: 60s).")
    private Duration timeout;

    KeysRotateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            KeyServer keyServer = new KeyServer(engines, server.query(context), timeout, progress);
            RotationReport report = new KeyRotation(
                            keyServer, KeyPairFiles.in(context.workingDirectory()), Clock.systemUTC())
                    .rotate(overlap, force ? Existing.REPLACE : Existing.KEEP);
            RotationAnswer.show(context.renderer(), "The server has a new key beside the old one.", report);
            return 0;
        }
    }
}
