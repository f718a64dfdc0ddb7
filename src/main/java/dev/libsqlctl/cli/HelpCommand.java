package dev.libsqlctl.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "help",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl help", "  libsqlctl help first-start", "  libsqlctl help token create", ""},
        description = "Shows the list of commands, or the help of one.")
final class HelpCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(arity = "0..2", paramLabel = "COMMAND", description = "The command to explain.")
    private List<String> command = List.of();

    HelpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (command.isEmpty()) {
            CommandList.show(context.renderer());
            return 0;
        }
        return CommandLines.run(
                context, Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));
    }
}
