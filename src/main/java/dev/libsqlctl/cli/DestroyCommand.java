package dev.libsqlctl.cli;

import dev.libsqlctl.server.DestroyServer;
import dev.libsqlctl.server.DestroyServer.Data;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.Server;
import dev.libsqlctl.server.ServerFinder;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "destroy",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl destroy", "  libsqlctl destroy --data --yes", ""},
        description = "Stops and removes the server. The data stays, unless --data is given: then it is gone for good.")
final class DestroyCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(names = "--data", description = "Delete the data, too.")
    private boolean data;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "40s",
            description = "How long sqld may take to end before it is killed (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    DestroyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context);
                TerminalProgress progress = new TerminalProgress(context.console())) {
            Server found = new ServerFinder(engines).find(server.query(context));
            if (!yes) {
                new Confirmation(context.console()).require(question(found));
            }
            new DestroyServer(engines).run(found, data ? Data.DELETE : Data.KEEP, timeout, progress);
            context.renderer()
                    .show(
                            found.name() + " was removed; "
                                    + (data
                                            ? "its data was deleted."
                                            : "its data stays in " + found.dataDirectory() + "."),
                            new Fields()
                                    .add("name", found.name(), null)
                                    .add("data deleted", data, null)
                                    .add("data directory", found.dataDirectory(), null));
            return 0;
        }
    }

    private String question(Server found) {
        return "Remove " + found.name() + (data ? " AND DELETE ALL DATA in " : " and keep the data in ")
                + found.dataDirectory() + "?";
    }
}
