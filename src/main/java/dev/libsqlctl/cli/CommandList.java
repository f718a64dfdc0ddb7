package dev.libsqlctl.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of commands: the answer to no command at all. */
final class CommandList {
    private CommandList() {}

    /** Shows all commands. */
    static void show(Renderer renderer) {
        show(renderer, CommandTable.sorted());
    }

    /** Shows some commands. */
    static void show(Renderer renderer, List<CommandTable> entries) {
        List<String> lines = new ArrayList<>();
        lines.add("Available commands:");
        lines.add("");
        int width = entries.stream()
                .mapToInt(entry -> entry.command().length())
                .max()
                .orElse(0);
        Map<String, Object> commands = new LinkedHashMap<>();
        for (CommandTable entry : entries) {
            lines.add("  " + entry.command()
                    + " ".repeat(width + 2 - entry.command().length()) + entry.summary());
            commands.put(entry.command(), entry.summary());
        }
        lines.add("");
        lines.add("'libsqlctl COMMAND --help' shows examples and options of one.");
        renderer.show(lines, Map.of("commands", commands));
    }
}
