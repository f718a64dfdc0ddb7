package dev.libsqlctl.cli;

import dev.libsqlctl.export.ExportFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "compose",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl export compose", "  libsqlctl export compose -o compose.yaml", ""},
        description = {
            "Prints a file of Docker Compose that runs the server as it is: the same image by its digest, the same data, address, limits and",
            "variables, with a health check that needs no curl.",
            "It changes nothing: the server goes on as it is. No secret is written. The first lines of the file say how it is used."
        })
final class ExportComposeCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ExportOptions options;

    ExportComposeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        options.run(context, ExportFormat.COMPOSE);
        return 0;
    }
}
