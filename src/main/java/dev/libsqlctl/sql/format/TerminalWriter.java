package dev.libsqlctl.sql.format;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Keeps from a terminal what it would obey instead of show: nobody who writes into a database is to control the terminal of whoever reads it. Line feeds and tabs pass. */
public final class TerminalWriter extends FilterWriter {
    /** @param out the terminal */
    public TerminalWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(shown((char) c));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        char[] shown = new char[length];
        for (int i = 0; i < length; i++) {
            shown[i] = shown(text[offset + i]);
        }
        out.write(shown, 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.substring(offset, offset + length).toCharArray(), 0, length);
    }

    private static char shown(char c) {
        return Controls.isControl(c) && c != '\n' && c != '\t' ? Controls.visible(c) : c;
    }
}
