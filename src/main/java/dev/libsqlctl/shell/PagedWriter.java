package dev.libsqlctl.shell;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;

/** Shows a text at its end if the terminal has room for it, and hands it to the pager when it turns out that it has not. */
final class PagedWriter extends Writer {
    private final Writer direct;
    private final Terminal terminal;
    private final Pager pager;
    private final StringBuilder waiting = new StringBuilder();
    private int lines;
    private volatile Process process;
    private Writer pages;

    PagedWriter(Writer direct, Terminal terminal, Pager pager) {
        this.direct = direct;
        this.terminal = terminal;
        this.pager = pager;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        if (pages != null) {
            toPager(text, offset, length);
            return;
        }
        waiting.append(text, offset, length);
        for (int i = offset; i < offset + length; i++) {
            lines += text[i] == '\n' ? 1 : 0;
        }
        if (lines >= terminal.getSize().getRows()) {
            begin();
        }
    }

    private void begin() throws IOException {
        terminal.flush();
        process = pager.start();
        pages = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        char[] text = waiting.toString().toCharArray();
        waiting.setLength(0);
        toPager(text, 0, text.length);
    }

    private void toPager(char[] text, int offset, int length) throws IOException {
        try {
            pages.write(text, offset, length);
        } catch (IOException e) {
            throw new SeenEnoughException();
        }
    }

    /** {@return whether the pager runs} */
    boolean isPaging() {
        Process running = process;
        return running != null && running.isAlive();
    }

    @Override
    public void flush() throws IOException {
        if (pages != null) {
            flushPager();
        }
    }

    private void flushPager() throws IOException {
        try {
            pages.flush();
        } catch (IOException e) {
            throw new SeenEnoughException();
        }
    }

    /** Waits until the pager is left. */
    @Override
    public void close() throws IOException {
        if (pages == null) {
            direct.write(waiting.toString());
            direct.close();
            return;
        }
        try {
            pages.close();
        } catch (IOException e) {
            // It was left before the end.
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
