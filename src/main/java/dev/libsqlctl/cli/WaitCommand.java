package dev.libsqlctl.cli;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.server.WaitForServer;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "wait",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl wait --timeout 60s", "  libsqlctl wait --url http://127.0.0.1:9000", ""},
        description =
                "Waits until a server is healthy and answers a statement. Starts nothing. Ends with 124 when the time is up.")
final class WaitCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private TargetOptions target;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long to wait (default: 60s).")
    private Duration timeout;

    WaitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Endpoint endpoint = target.endpoint(context);
        String version = WaitForServer.at(endpoint, timeout);
        context.renderer()
                .show(
                        endpoint.url() + " is ready.",
                        new Fields().add("url", endpoint.url().toString(), null).add("version", version));
        return 0;
    }
}
