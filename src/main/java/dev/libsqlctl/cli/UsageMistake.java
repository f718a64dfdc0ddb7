package dev.libsqlctl.cli;

import dev.libsqlctl.error.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood, in words. */
final class UsageMistake {
    private UsageMistake() {}

    static String message(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String argument = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                return "unknown option '" + argument + "'";
            }
            return takesCommands(exception)
                    ? "unknown command '" + argument + "'"
                    : "unexpected argument '" + argument + "'";
        }
        String message = String.valueOf(exception.getMessage());
        return exception instanceof MissingParameterException ? message : message + origin(exception);
    }

    /** A bad value that was not typed here must be looked for where it stands. */
    private static String origin(ParameterException exception) {
        ArgSpec argument = exception.getArgSpec();
        if (argument instanceof OptionSpec option
                && !exception.getCommandLine().getParseResult().hasMatchedOption(option)
                && exception.getCommandLine().getDefaultValueProvider() instanceof SettingsDefaults defaults) {
            return defaults.origin(option)
                    .map(origin -> " (from " + origin + ")")
                    .orElse("");
        }
        return "";
    }

    static Optional<String> hint(ParameterException exception) {
        String help = takesCommands(exception)
                ? "'libsqlctl help' lists the commands."
                : "'" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows what it takes.";
        return Optional.of(suggestions(exception).map(words -> words + " ").orElse("") + help);
    }

    private static Optional<String> suggestions(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        String typed = unmatched.getUnmatched().get(0);
        List<String> words = Suggestions.of(typed, candidates(unmatched));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.stream().collect(Collectors.joining("' or '", "Did you mean '", "'?")));
    }

    private static List<String> candidates(UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        return unmatched.isUnknownOption()
                ? command.getCommandSpec().options().stream()
                        .flatMap(option -> Stream.of(option.names()))
                        .filter(name -> name.startsWith("--"))
                        .toList()
                : List.copyOf(command.getSubcommands().keySet());
    }

    private static boolean takesCommands(ParameterException exception) {
        return !exception.getCommandLine().getSubcommands().isEmpty();
    }
}
