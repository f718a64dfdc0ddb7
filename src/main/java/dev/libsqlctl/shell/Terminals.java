package dev.libsqlctl.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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

    /** JLine lets nothing interrupt a terminal that it takes for dumb. */
    private static final String PLAIN = "vt100";

    /** Pasted text comes without marks, and keys send what they usually do. */
    private static final String USUAL_MODES = "\033[?2004l\033[?1l\033>";

    private Terminals() {}

    /** Brings back the modes of the terminal that a line is read in, when nobody was there to do it. */
    static void reset() throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(USUAL_MODES.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** {@return whether the terminal understands no control sequences} None is sent to it then. */
    static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** {@return the terminal} It is set by {@code stty}; Closing it, and the end of the process, leave it as it was. */
    static Terminal open(Map<String, String> environment) throws IOException {
        UnaryOperator<String> variables = environment::get;
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                .dumb(false)
                .type(isDumb(environment) ? PLAIN : environment.getOrDefault("TERM", PLAIN))
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
