package dev.libsqlctl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A word that several commands begin with: alone it lists them. */
@Command(description = "Lists the commands of this group.")
final class GroupCommand implements Callable<Integer> {
    private final Context context;
    private final String name;

    GroupCommand(Context context, String name) {
        this.context = context;
        this.name = name;
    }

    @Override
    public Integer call() {
        CommandList.show(
                context.renderer(),
                CommandTable.sorted().stream()
                        .filter(entry -> entry.group().filter(name::equals).isPresent())
                        .toList());
        return 0;
    }
}
