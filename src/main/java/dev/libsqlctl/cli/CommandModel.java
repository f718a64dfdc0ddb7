package dev.libsqlctl.cli;

import dev.libsqlctl.cli.completion.Place;
import java.util.List;
import picocli.CommandLine;

/** What all commands are, for what describes them: completion scripts and manual pages. */
final class CommandModel {
    private CommandModel() {}

    /** {@return what may be typed} */
    static List<Place> completions(CommandLine program) {
        return Place.of(program, CommandModel::summary);
    }

    /**
     * {@return what a command does, or a group of them}
     *
     * @param command its words, separated by spaces; empty for the program
     */
    static String summary(String command) {
        if (command.isEmpty()) {
            return "Run a self-hosted libSQL server and talk to it";
        }
        return CommandTable.sorted().stream()
                .filter(entry -> entry.command().equals(command))
                .map(CommandTable::summary)
                .findFirst()
                .orElse("Show the commands of this group");
    }
}
