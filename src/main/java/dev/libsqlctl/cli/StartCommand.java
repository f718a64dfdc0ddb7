package dev.libsqlctl.cli;

import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.StartReport;
import dev.libsqlctl.server.StartServer;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl start", "  libsqlctl start --timeout 10m", ""},
        description =
                "Starts the server that first-start made, and waits until it can be used. Running already is success.")
final class StartCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long it may take to be ready (default: 60s).")
    private Duration timeout;

    StartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            StartReport report = new StartServer(engines).run(server.query(context), timeout, progress);
            String headline = report.server().name()
                    + (report.outcome() == StartReport.Outcome.ALREADY_RUNNING
                            ? " was running already, and answers."
                            : " was started, and answers.");
            context.renderer().show(headline, ServerAnswer.of(report));
            return 0;
        }
    }
}
