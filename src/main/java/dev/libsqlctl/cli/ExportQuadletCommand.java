package dev.libsqlctl.cli;

import dev.libsqlctl.export.ExportFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "quadlet",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl export quadlet", "  libsqlctl export quadlet -o libsql-server.container", ""},
        description = {
            "Prints a .container file of Podman's Quadlet that runs the server as it is, under systemd: the same image by its digest, the same",
            "data, address, limits and variables, with a health check that needs no curl.",
            "It changes nothing: the server goes on as it is. No secret is written. The first lines of the file say how it is used."
        })
final class ExportQuadletCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ExportOptions options;

    ExportQuadletCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        options.run(context, ExportFormat.QUADLET);
        return 0;
    }
}
