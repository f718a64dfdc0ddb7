package dev.libsqlctl.cli;

import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.StopReport;
import dev.libsqlctl.server.StopServer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl stop", ""},
        description = {
            "Stops the server and says whether it ended cleanly. Stopped already is success.",
            "sqld itself waits up to 30 s for clients that still talk to it; after --timeout it is killed."
        })
final class StopCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "40s",
            description = "How long sqld may take to end before it is killed (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    StopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            StopReport report = new StopServer(engines).run(server.query(context), timeout, progress);
            String took = Quantities.duration(report.took());
            String name = report.server().name();
            context.renderer()
                    .show(
                            switch (report.outcome()) {
                                case CLEAN -> name + " was stopped cleanly in " + took + ".";
                                case UNCLEAN ->
                                    name + " was stopped after " + took
                                            + ", but not cleanly: clients were cut off, or it was killed. Committed data is safe.";
                                case ALREADY_STOPPED -> name + " was stopped already.";
                            },
                            new Fields()
                                    .add("name", name, null)
                                    .add("engine", report.server().engine().id(), null)
                                    .add("outcome", report.outcome().name().toLowerCase(Locale.ROOT), null)
                                    .add("took ms", report.took().toMillis(), null));
            return 0;
        }
    }
}
