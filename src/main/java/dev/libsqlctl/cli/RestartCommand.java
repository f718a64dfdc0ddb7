package dev.libsqlctl.cli;

import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.RestartServer;
import dev.libsqlctl.server.StartReport;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "restart",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl restart", ""},
        description = "Stops the server if it runs, starts it again, and waits until it can be used.")
final class RestartCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long it may take to be ready (default: 60s).")
    private Duration timeout;

    RestartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            StartReport report = new RestartServer(engines).run(server.query(context), timeout, progress);
            context.renderer().show(report.server().name() + " was restarted, and answers.", ServerAnswer.of(report));
            return 0;
        }
    }
}
