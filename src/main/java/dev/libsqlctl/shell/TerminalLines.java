package dev.libsqlctl.shell;

import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;

/** What a person types: whole inputs, which may have several lines. */
final class TerminalLines implements LineSource {
    private final LineReader reader;

    TerminalLines(LineReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<String> next(Prompt state) {
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, state.within().text());
        while (!ShuttingDown.now()) {
            try {
                return Optional.of(reader.readLine(state.text()));
            } catch (UserInterruptException e) {
                // Ctrl-C drops the line. The end of the process interrupts as well.
                Thread.interrupted();
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
