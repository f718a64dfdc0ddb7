package dev.libsqlctl.cli;

import dev.libsqlctl.export.ExportFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "systemd",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl export systemd", "  libsqlctl export systemd -o libsql-server.service", ""},
        description = {
            "Prints a unit of systemd that runs the server as it is: sqld itself for a native server, its container on Docker otherwise.",
            "It changes nothing: the server goes on as it is. No secret is written. The first lines of the file say how it is used."
        })
final class ExportSystemdCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ExportOptions options;

    ExportSystemdCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        options.run(context, ExportFormat.SYSTEMD);
        return 0;
    }
}
