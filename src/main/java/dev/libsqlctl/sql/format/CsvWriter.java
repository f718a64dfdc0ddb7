package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/** Comma-separated values as SQLite's shell writes them. An empty text is told from NULL by its quotes. */
final class CsvWriter extends SeparatedWriter {
    /** The characters that need no quotes. */
    private static final boolean[] PLAIN = plain();

    CsvWriter(Writer out, Layout layout) {
        super(out, ',', layout.showsHeader(true), layout);
    }

    @Override
    void value(Object value) throws IOException {
        String text = ValueText.exact(value);
        if (value instanceof Number || isPlain(text) && !text.equals(nullText)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.indexOf('"') < 0 ? text : text.replace("\"", "\"\""));
        out.write('"');
    }

    private static boolean isPlain(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return false;
            }
        }
        return length > 0;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x7f];
        Arrays.fill(plain, ' ' + 1, plain.length, true);
        for (char c : new char[] {'"', '\'', ','}) {
            plain[c] = false;
        }
        return plain;
    }
}
