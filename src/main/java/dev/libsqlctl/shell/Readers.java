package dev.libsqlctl.shell;

import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/** Makes what reads lines of a terminal. */
final class Readers {
    private static final int ENTRIES = 5000;

    private final Terminal terminal;
    private final Map<String, String> environment;

    Readers(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    /**
     * {@return a reader with the history of a target} Where that cannot be kept, there is none but of this session.
     *
     * @param names what is completed
     */
    LineReader open(Target target, SchemaNames names) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new InputParser())
                .completer(new InputCompleter(names))
                .highlighter(new SqlHighlighter())
                .history(new DiscreetHistory())
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.CASE_INSENSITIVE, true)
                .option(Option.HISTORY_IGNORE_SPACE, true)
                .option(Option.HISTORY_IGNORE_DUPS, true)
                .option(Option.HISTORY_TIMESTAMPED, false)
                .option(
                        Option.DISABLE_HIGHLIGHTER,
                        !environment.getOrDefault("NO_COLOR", "").isEmpty())
                .variable(LineReader.HISTORY_SIZE, ENTRIES)
                .variable(LineReader.HISTORY_FILE_SIZE, ENTRIES);
        try {
            Path file = HistoryFile.of(environment, target).prepare();
            builder.variable(LineReader.HISTORY_FILE, file);
        } catch (IOException e) {
            terminal.writer().println("there is no history: " + e.getMessage());
        }
        LineReader reader = builder.build();
        ArrowKeys.bind(reader);
        return reader;
    }
}
