package dev.libsqlctl.cli.manual;

import dev.libsqlctl.config.Setting;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command. */
public final class ManualPage {
    private final CommandLine command;
    private final CommandSpec spec;
    private final UnaryOperator<String> summaries;

    /**
     * @param command its parser
     * @param summaries what a command does, by its words, separated by spaces; the program's own words are empty
     */
    public ManualPage(CommandLine command, UnaryOperator<String> summaries) {
        this.command = command;
        this.spec = command.getCommandSpec();
        this.summaries = summaries;
    }

    /** {@return the name of its file} */
    public String fileName() {
        return page(spec) + ".1";
    }

    /**
     * {@return its text, in the language man(7)}
     *
     * @param version the program's version
     * @param date the day to show in it
     */
    public String text(String version, String date) {
        String name = page(spec);
        Roff roff = new Roff().title(name.toUpperCase(Locale.ROOT), date, "libsqlctl " + version);
        roff.section("NAME").text(name + " - " + summaries.apply(words(spec)));
        roff.section("SYNOPSIS").markup(synopsis());
        roff.section("DESCRIPTION").text(String.join(" ", spec.usageMessage().description()));
        commands(roff);
        arguments(roff);
        options(roff);
        variables(roff);
        examples(roff);
        roff.section("EXIT STATUS")
                .text(
                        "0 done; 1 failed; 2 the command line or a setting is wrong; 3 the server is not running or cannot be reached;"
                                + " 4 authentication refused; 5 something is pending or differs; 124 timed out; 130 interrupted.");
        roff.section("SEE ALSO").markup(others());
        return roff.toString();
    }

    private String synopsis() {
        String arguments = spec.positionalParameters().stream()
                .map(argument -> " " + (argument.required() ? label(argument) : "[" + label(argument) + "]"))
                .collect(Collectors.joining());
        String next = command.getSubcommands().isEmpty() ? "" : " [" + Roff.italic("COMMAND") + "]";
        return Roff.bold(spec.qualifiedName()) + next + " [" + Roff.italic("OPTIONS") + "]" + arguments;
    }

    private void commands(Roff roff) {
        if (command.getSubcommands().isEmpty()) {
            return;
        }
        roff.section("COMMANDS");
        subcommands()
                .forEach(next -> roff.tagged(Roff.bold(page(next) + "(1)")).text(summaries.apply(words(next)) + "."));
    }

    private Stream<CommandSpec> subcommands() {
        return command.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .sorted(Comparator.comparing(CommandSpec::name));
    }

    private void arguments(Roff roff) {
        if (spec.positionalParameters().isEmpty()) {
            return;
        }
        roff.section("ARGUMENTS");
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            roff.tagged(label(argument)).text(description(argument));
        }
    }

    private void options(Roff roff) {
        roff.section("OPTIONS");
        for (OptionSpec option : spec.options()) {
            String names = Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
            roff.tagged(option.arity().max() > 0 ? names + "=" + label(option) : names)
                    .text(description(option));
        }
    }

    private void variables(Roff roff) {
        List<OptionSpec> settings = spec.options().stream()
                .filter(option -> setting(option).isPresent())
                .toList();
        if (settings.isEmpty()) {
            return;
        }
        roff.section("ENVIRONMENT")
                .text(
                        "Instead of an option, in the environment or in .env in the working directory; the first of them that is set:");
        for (OptionSpec option : settings) {
            roff.tagged(setting(option).orElseThrow().variables().stream()
                            .map(Roff::bold)
                            .collect(Collectors.joining(", ")))
                    .text("For " + option.longestName() + ".");
        }
        if (settings.stream().anyMatch(option -> setting(option).equals(Optional.of(Setting.URL)))) {
            roff.tagged(Setting.TOKEN.variables().stream().map(Roff::bold).collect(Collectors.joining(", ")))
                    .text("The token. That of another tool goes only with the URL of the same tool.");
        }
    }

    /** An option that brings its own default means something else than the setting of the same name. */
    private static Optional<Setting> setting(OptionSpec option) {
        if (option.longestName().equals("--url")) {
            return Optional.of(Setting.URL);
        }
        return option.defaultValue() == null && !option.isMultiValue()
                ? Setting.ofFlag(option.longestName())
                : Optional.empty();
    }

    private void examples(Roff roff) {
        List<String> lines = Arrays.stream(spec.usageMessage().header())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty()) {
            roff.section("EXAMPLES").asIs(lines);
        }
    }

    /** {@return the pages of the program, of the group, and of the others in it} */
    private String others() {
        CommandSpec above = spec.parent() == null ? spec : spec.parent();
        Stream<CommandSpec> group = above.parent() == null
                ? Stream.of()
                : above.subcommands().values().stream().map(CommandLine::getCommandSpec);
        Stream<CommandSpec> pages =
                Stream.of(Stream.of(spec.root(), above), group, subcommands()).flatMap(stream -> stream);
        String text = pages.filter(other -> other != spec)
                .map(ManualPage::page)
                .distinct()
                .sorted()
                .map(page -> Roff.bold(page) + "(1)")
                .collect(Collectors.joining(", "));
        return text;
    }

    private static String label(ArgSpec argument) {
        return Roff.italic(argument.paramLabel());
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static String page(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private static String words(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^\\S+ ?", "");
    }
}
