package dev.libsqlctl.shell;

import dev.libsqlctl.sql.Completeness;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** What a person types at a terminal that understands no control sequences, line by line as the terminal itself edits it. */
final class DumbLines implements LineSource {
    private final Terminal terminal;
    private final BufferedReader lines;
    private volatile boolean dropped;

    DumbLines(Terminal terminal) {
        this.terminal = terminal;
        // JLine's own reader could not be closed while somebody reads, and would hold up the end of the process.
        this.lines = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> next(Prompt state) throws IOException {
        SignalHandler before = terminal.handle(Signal.INT, signal -> drop(state));
        try {
            return read(state);
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    private Optional<String> read(Prompt state) throws IOException {
        StringBuilder input = new StringBuilder();
        dropped = false;
        prompt(state);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (dropped) {
                input.setLength(0);
                dropped = false;
            }
            input.append(input.isEmpty() ? "" : "\n").append(line);
            String text = input.toString();
            if (text.startsWith(".") || Completeness.of(text)) {
                return Optional.of(text);
            }
            prompt(state.within());
        }
        return Optional.empty();
    }

    /** The terminal has thrown the line away itself. */
    private void drop(Prompt state) {
        dropped = true;
        terminal.writer().println();
        prompt(state);
    }

    private void prompt(Prompt state) {
        terminal.writer().print(state.text());
        terminal.flush();
    }
}
