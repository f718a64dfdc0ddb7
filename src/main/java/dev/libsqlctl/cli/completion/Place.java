package dev.libsqlctl.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A place of a command line: what may be typed behind some words.
 *
 * @param typed the words of the command that was typed, separated by spaces; empty behind the program's name
 * @param commands what may follow as a command
 * @param flags the options that may follow
 * @param arguments what else may follow
 */
public record Place(String typed, List<Word> commands, List<Flag> flags, Candidates arguments) {
    /**
     * A command to follow.
     *
     * @param text its last word
     * @param summary what it does
     */
    record Word(String text, String summary) {}

    /**
     * {@return every place of a program's command lines}
     *
     * @param program its parser, which knows all commands
     * @param summaries what a command does, by its words, separated by spaces
     */
    public static List<Place> of(CommandLine program, Function<String, String> summaries) {
        List<Place> places = new ArrayList<>();
        add(places, "", program, summaries);
        for (Place help : places.stream().filter(Place::takesCommand).toList()) {
            places.remove(help);
            places.addAll(explained(help, places));
        }
        return List.copyOf(places);
    }

    private static void add(List<Place> places, String typed, CommandLine command, Function<String, String> summaries) {
        CommandSpec spec = command.getCommandSpec();
        List<Word> commands = command.getSubcommands().keySet().stream()
                .sorted()
                .map(word -> new Word(word, summaries.apply(below(typed, word))))
                .toList();
        List<Flag> flags = spec.options().stream()
                .filter(option -> !option.hidden())
                .map(Flag::of)
                .toList();
        places.add(new Place(typed, commands, flags, arguments(spec)));
        command.getSubcommands().forEach((word, next) -> add(places, below(typed, word), next, summaries));
    }

    private static Candidates arguments(CommandSpec spec) {
        if (spec.positionalParameters().isEmpty()) {
            return Candidates.NONE;
        }
        return Candidates.of(spec.positionalParameters().get(0));
    }

    private boolean takesCommand() {
        return arguments.kind() == Candidates.Kind.COMMANDS;
    }

    /** {@return the places behind a command that takes the words of another one} */
    private static List<Place> explained(Place help, List<Place> others) {
        return others.stream()
                .filter(place -> !place.commands().isEmpty())
                .map(place -> new Place(
                        below(help.typed(), place.typed()).strip(), place.commands(), help.flags(), Candidates.NONE))
                .toList();
    }

    private static String below(String typed, String word) {
        return typed.isEmpty() ? word : typed + " " + word;
    }

    /** {@return all names of the options that take a value} */
    List<String> valued() {
        return flags.stream()
                .filter(Flag::takesValue)
                .flatMap(flag -> flag.names().stream())
                .toList();
    }

    /** {@return a case for each option whose value may be completed, which sets {@code candidates}: Bash and Zsh write them alike} */
    String valueCases() {
        return flags.stream()
                .filter(flag -> !flag.values().text().isEmpty())
                .map(flag -> "    " + patterns(flag) + ") candidates='"
                        + flag.values().text() + "' ;;\n")
                .collect(Collectors.joining());
    }

    private String patterns(Flag flag) {
        return flag.names().stream().map(name -> "'" + typed + " " + name + "'").collect(Collectors.joining(" | "));
    }
}
