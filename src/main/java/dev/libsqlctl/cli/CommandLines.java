package dev.libsqlctl.cli;

import dev.libsqlctl.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Makes picocli's parser for one call, and runs it. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * Runs the program.
     *
     * @param environment the process environment
     * @param workingDirectory absolute path that relative paths are relative to
     * @param arguments what the user typed
     * @return the exit code
     */
    public static int run(Map<String, String> environment, Path workingDirectory, String... arguments) {
        Console console = Console.ofProcess(environment);
        Context context = new Context(
                console, new Settings(environment, workingDirectory), workingDirectory, new GlobalOptions());
        return run(context, arguments);
    }

    static int run(Context context, String... arguments) {
        try {
            List<CommandTable> needed = NeededCommands.of(arguments);
            // Who is to find out what is wrong with .env must not fail on it.
            boolean doctor = needed.equals(List.of(CommandTable.DOCTOR));
            return parser(doctor ? context.forgiving() : context, needed, arguments)
                    .execute(arguments);
        } finally {
            context.console().out().flush();
            context.console().err().flush();
        }
    }

    private static CommandLine parser(Context context, List<CommandTable> needed, String... arguments) {
        ErrorReporter errors = new ErrorReporter(context);
        CommandLine root = new CommandLine(WrittenSpec.specOf(new RootCommand(context)));
        add(root, needed, context);
        if (NeededCommands.asksForHelp(arguments)) {
            CommandSection.install(root);
        }
        root.registerConverter(Duration.class, Converters::duration);
        if (!NeededCommands.asksForHelp(arguments)) {
            // Help must not fail on a .env that cannot be read.
            root.setDefaultValueProvider(new SettingsDefaults(context.settings()));
        }
        return root.setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setAbbreviatedOptionsAllowed(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setExpandAtFiles(false)
                .setOut(context.console().out())
                .setErr(context.console().err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    /**
     * {@return a parser that knows all commands, for what describes them}
     *
     * @param context what they are made with
     */
    static CommandLine all(Context context) {
        CommandLine root = new CommandLine(WrittenSpec.specOf(new RootCommand(context)));
        add(root, NeededCommands.all(), context);
        root.registerConverter(Duration.class, Converters::duration);
        return root;
    }

    private static void add(CommandLine root, List<CommandTable> entries, Context context) {
        entries.forEach(entry -> add(root, entry, context));
    }

    private static void add(CommandLine root, CommandTable entry, Context context) {
        CommandLine parent =
                entry.group().map(group -> group(root, group, context)).orElse(root);
        parent.addSubcommand(entry.words().get(entry.words().size() - 1), WrittenSpec.specOf(entry.create(context)));
    }

    /** {@return what a command of a group is added to} A command of the group's name was added before it. */
    private static CommandLine group(CommandLine root, String name, Context context) {
        if (!root.getSubcommands().containsKey(name)) {
            root.addSubcommand(name, WrittenSpec.specOf(new GroupCommand(context, name)));
        }
        return root.getSubcommands().get(name);
    }
}
