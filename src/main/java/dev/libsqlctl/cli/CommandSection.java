package dev.libsqlctl.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands in the help of what has some, with their lines of the list: picocli would show the first example of each. */
final class CommandSection implements IHelpSectionRenderer {
    private CommandSection() {}

    /** Has the help of a parser, and of its groups, show it. */
    static void install(CommandLine root) {
        show(root);
        root.getSubcommands().values().forEach(CommandSection::show);
    }

    private static void show(CommandLine command) {
        if (!command.getSubcommands().isEmpty()) {
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandSection());
        }
    }

    @Override
    public String render(Help help) {
        boolean root = help.commandSpec().root() == help.commandSpec();
        List<CommandTable> entries = root
                ? CommandTable.sorted()
                : CommandTable.family(help.commandSpec().name()).stream()
                        .filter(entry -> entry.group().isPresent())
                        .toList();
        int width = entries.stream()
                .mapToInt(entry -> entry.command().length())
                .max()
                .orElse(0);
        StringBuilder lines = new StringBuilder();
        for (CommandTable entry : entries) {
            lines.append("  ")
                    .append(entry.command())
                    .append(" ".repeat(width + 2 - entry.command().length()))
                    .append(entry.summary())
                    .append('\n');
        }
        return lines.toString();
    }
}
