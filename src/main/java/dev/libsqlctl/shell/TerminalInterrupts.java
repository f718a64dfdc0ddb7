package dev.libsqlctl.shell;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * Ctrl-C of a terminal.
 *
 * @param terminal is open
 */
record TerminalInterrupts(Terminal terminal) implements Interrupts {
    @Override
    public void during(Runnable cancel, Work work) throws IOException {
        SignalHandler before = terminal.handle(Signal.INT, signal -> cancel.run());
        try {
            work.run();
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }
}
