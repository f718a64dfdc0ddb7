package dev.libsqlctl.shell;

import dev.libsqlctl.sql.format.TerminalWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** A terminal, with a pager for what is longer than it. Nothing that is shown is obeyed by the terminal. */
final class TerminalDisplay implements Display {
    private final Terminal terminal;
    private final Optional<Pager> pager;
    private volatile Writer shown;
    private volatile PagedWriter paged;

    TerminalDisplay(Terminal terminal, Optional<Pager> pager) {
        this.terminal = terminal;
        this.pager = pager;
    }

    @Override
    public Writer open() {
        Writer direct = new FilterWriter(terminal.writer()) {
            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
        paged = pager.map(program -> new PagedWriter(direct, terminal, program)).orElse(null);
        shown = new FilterWriter(new TerminalWriter(paged == null ? direct : paged)) {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                requireOpen();
                super.write(text, offset, length);
            }

            @Override
            public void write(String text, int offset, int length) throws IOException {
                requireOpen();
                super.write(text, offset, length);
            }

            @Override
            public void close() throws IOException {
                shown = null;
                super.close();
            }

            /** Whoever was left to himself is not to write between the lines of others. */
            private void requireOpen() throws IOException {
                if (shown != this) {
                    throw new IOException("closed");
                }
            }
        };
        return shown;
    }

    /** {@return whether a pager has the terminal} */
    boolean isPaging() {
        PagedWriter writer = paged;
        return writer != null && writer.isPaging();
    }

    /** Talk of statements stands where their results stand. */
    @Override
    public void say(String line) {
        try {
            Writer out = shown == null ? new TerminalWriter(terminal.writer()) : shown;
            out.write(line + "\n");
            if (shown == null) {
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int columns() {
        return terminal.getSize().getColumns();
    }
}
