package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;

/** Comma-separated values as SQLite's shell writes them. An empty text is told from NULL by its quotes. */
final class CsvWriter extends SeparatedWriter {
    CsvWriter(Writer out, Layout layout) {
        super(out, ',', layout.showsHeader(true), layout);
    }

    @Override
    void value(Object value) throws IOException {
        String text = ValueText.exact(value);
        boolean number = value instanceof Number;
        if (number || !text.isEmpty() && isPlain(text) && !text.equals(nullText)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.indexOf('"') < 0 ? text : text.replace("\"", "\"\""));
        out.write('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == '\'' || c == ',' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
