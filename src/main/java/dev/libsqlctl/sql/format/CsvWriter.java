package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Comma-separated values as SQLite's shell writes them. An empty text is told from NULL by its quotes. */
final class CsvWriter implements ResultWriter {
    private final Writer out;
    private final boolean header;
    private final String nullText;

    CsvWriter(Writer out, Layout layout) {
        this.out = out;
        this.header = layout.showsHeader(true);
        this.nullText = layout.nullText().orElse("");
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        if (header) {
            row(columns.toArray());
        }
    }

    @Override
    public void row(Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            value(values[i]);
        }
        out.write('\n');
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            out.write(nullText);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof byte[] blob) {
            text(ValueText.exact(blob));
        } else {
            out.write(ValueText.exact(value));
        }
    }

    private void text(String text) throws IOException {
        if (!text.isEmpty() && isPlain(text) && !text.equals(nullText)) {
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

    @Override
    public void end() {}
}
