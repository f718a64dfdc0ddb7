package dev.libsqlctl.shell;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.error.Suggestions;
import dev.libsqlctl.sql.InputFile;
import dev.libsqlctl.sql.format.Layout.Header;
import dev.libsqlctl.sql.format.ResultFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs dot commands. What is wrong with one is a {@link ErrorCode#USAGE}. */
final class DotCommands {
    private final ShellSession session;
    private final SchemaQueries schema;
    private final Path workingDirectory;
    private final Transfers transfers;
    private boolean quit;

    /**
     * @param workingDirectory what the paths of files are relative to
     * @param dump writes databases
     */
    DotCommands(ShellSession session, Path workingDirectory, Dump dump) {
        this.session = session;
        this.schema = new SchemaQueries(session);
        this.workingDirectory = workingDirectory;
        this.transfers = new Transfers(session, workingDirectory, dump);
    }

    /** {@return whether the shell is to end} */
    boolean hasQuit() {
        return quit;
    }

    /** Runs the command of a line. */
    void run(String line) throws IOException {
        List<String> words = Words.of(line);
        DotCommand command = command(words.get(0));
        List<String> arguments = words.subList(1, words.size());
        switch (command) {
            case HELP -> show(help());
            case QUIT -> quit = true;
            case TABLES ->
                show(NameColumns.of(
                        schema.tables(optional(command, arguments)),
                        session.display().columns()));
            case INDEXES -> show(schema.indexes(optional(command, arguments)));
            case SCHEMA -> show(schema.statements(optional(command, arguments)));
            case HEADERS -> session.choices().header(isOn(command, arguments) ? Header.SHOWN : Header.HIDDEN);
            case NULLVALUE -> session.choices().nullText(required(command, arguments));
            case TIMER -> session.choices().timer(isOn(command, arguments));
            case MODE -> mode(command, arguments);
            case READ -> read(required(command, arguments));
            case OUTPUT -> output(optional(command, arguments));
            case DUMP -> transfers.dump(arguments);
            case IMPORT -> bringIn(command, arguments);
        }
    }

    private static DotCommand command(String word) {
        String lower = word.equals(".exit") ? DotCommand.QUIT.word() : word.toLowerCase(Locale.ROOT);
        List<DotCommand> found = DotCommand.of(lower);
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> near = found.isEmpty()
                ? Suggestions.of(
                        lower,
                        Arrays.stream(DotCommand.values()).map(DotCommand::word).toList())
                : found.stream().map(DotCommand::word).toList();
        String hint = near.isEmpty() ? ".help lists them." : "Did you mean " + String.join(" or ", near) + "?";
        throw new LibsqlctlException(ErrorCode.USAGE, "there is no command " + word, hint);
    }

    private static List<String> help() {
        int width = Arrays.stream(DotCommand.values())
                .mapToInt(command -> command.usage().length())
                .max()
                .orElseThrow();
        return Arrays.stream(DotCommand.values())
                .map(command ->
                        command.usage() + " ".repeat(width + 2 - command.usage().length()) + command.summary())
                .toList();
    }

    private void show(List<String> lines) throws IOException {
        OutputFile file = session.outputFile();
        try (Writer out = file.isOpen() ? file.writer() : session.display().open()) {
            for (String line : lines) {
                out.write(line + "\n");
            }
        } catch (SeenEnoughException e) {
            // The rest is not wanted.
        }
    }

    private void mode(DotCommand command, List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            show(List.of(session.choices().format().name().toLowerCase(Locale.ROOT)));
            return;
        }
        if (arguments.size() > 2) {
            throw usage(command);
        }
        String wanted = arguments.get(0);
        session.choices()
                .format(Arrays.stream(ResultFormat.values())
                        .filter(format -> format.name().equalsIgnoreCase(wanted))
                        .findFirst()
                        .orElseThrow(() -> usage(command)));
        arguments.stream().skip(1).forEach(session.choices()::table);
    }

    private void read(String file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(InputFile.readable(workingDirectory, file))) {
            new Interpreter(session, this).run(new StreamLines(lines));
        }
    }

    private void bringIn(DotCommand command, List<String> arguments) throws IOException {
        if (arguments.size() != 2) {
            throw usage(command);
        }
        long rows = transfers.bringIn(arguments.get(0), arguments.get(1));
        show(List.of(rows + (rows == 1 ? " row" : " rows")));
    }

    private void output(Optional<String> file) throws IOException {
        if (file.isEmpty()) {
            session.outputFile().close();
            return;
        }
        try {
            session.outputFile().open(workingDirectory.resolve(file.get()));
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "the file " + file.get() + " cannot be written", null, e);
        }
    }

    private static boolean isOn(DotCommand command, List<String> arguments) {
        return switch (required(command, arguments).toLowerCase(Locale.ROOT)) {
            case "on", "yes", "1", "true" -> true;
            case "off", "no", "0", "false" -> false;
            default -> throw usage(command);
        };
    }

    private static Optional<String> optional(DotCommand command, List<String> arguments) {
        if (arguments.size() > 1) {
            throw usage(command);
        }
        return arguments.stream().findFirst();
    }

    private static String required(DotCommand command, List<String> arguments) {
        return optional(command, arguments).orElseThrow(() -> usage(command));
    }

    private static LibsqlctlException usage(DotCommand command) {
        return new LibsqlctlException(ErrorCode.USAGE, "it is written " + command.usage(), null);
    }
}
