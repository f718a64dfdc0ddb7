package dev.libsqlctl.cli;

import java.util.Arrays;
import java.util.List;

/** The commands that the parser has to know for one call: to read one of them is quicker than to read all. */
final class NeededCommands {
    private NeededCommands() {}

    static boolean asksForHelp(String... arguments) {
        return List.of(arguments).contains("--help") || List.of(arguments).contains("-h");
    }

    /** {@return the commands; one comes before those of the group that has its name} */
    static List<CommandTable> of(String... arguments) {
        List<String> words = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .toList();
        if (words.isEmpty()) {
            // The help of the program lists its commands out of the table; picocli has only to know that there are
            // some.
            return asksForHelp(arguments) ? List.of(CommandTable.HELP) : List.of();
        }
        return CommandTable.of(words).map(typed -> with(typed, arguments)).orElseGet(NeededCommands::all);
    }

    /** {@return all commands; one comes before those of the group that has its name} */
    static List<CommandTable> all() {
        return CommandTable.shortestFirst();
    }

    /** Where a command and a group have one name, it takes the parser to tell a word of the group from an option's value. */
    private static List<CommandTable> with(CommandTable typed, String... arguments) {
        String name = typed.words().get(0);
        List<CommandTable> family = CommandTable.family(name);
        boolean doubleRole = family.size() > 1 && family.get(0).group().isEmpty();
        return doubleRole && !isCertain(typed, behind(name, arguments), arguments) ? family : List.of(typed);
    }

    private static boolean isCertain(CommandTable typed, String next, String... arguments) {
        return typed.group().isPresent()
                ? next.equals(typed.words().get(1))
                : (next.isEmpty() || next.startsWith("-")) && !asksForHelp(arguments);
    }

    /** {@return the argument behind a word; empty when it is the last} */
    private static String behind(String word, String... arguments) {
        int place = List.of(arguments).indexOf(word) + 1;
        return place < arguments.length ? arguments[place] : "";
    }
}
