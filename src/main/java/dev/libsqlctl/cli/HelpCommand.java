package dev.libsqlctl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "help",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl help", "  libsqlctl help first-start", ""},
        description = "Shows the list of commands, or the help of one.")
final class HelpCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private String command;

    HelpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (command == null) {
            CommandList.show(context.renderer());
            return 0;
        }
        return CommandLines.run(context, command, "--help");
    }
}
