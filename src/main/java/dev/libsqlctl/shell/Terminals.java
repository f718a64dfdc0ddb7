package dev.libsqlctl.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal of the process. */
final class Terminals {
    private static final Size USUAL = Size.of(80, 24);

    private Terminals() {}

    /** {@return the terminal} It is set by {@code stty}; one that is dumb is read line by line, as it is. Closing it, and the end of the process, leave it as it was. */
    static Terminal open(Map<String, String> environment) throws IOException {
        UnaryOperator<String> variables = environment::get;
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                .dumb(true)
                .env(variables)
                .encoding(StandardCharsets.UTF_8)
                .nativeSignals(true)
                // What asks the terminal questions waits for answers that some never give.
                .graphemeCluster(false)
                .build();
        // Ctrl-C ends nothing but what asks for it. A pager would inherit that it is ignored.
        terminal.handle(Signal.INT, signal -> {});
        if (terminal.getSize().getColumns() <= 0 || terminal.getSize().getRows() <= 0) {
            terminal.setSize(USUAL);
        }
        return terminal;
    }
}
