package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Values between tabs, a line for each row. A tab, line end or backslash within a value is written with a backslash, so that programs that split at tabs and lines get every value whole. */
final class TsvWriter implements ResultWriter {
    private final Writer out;
    private final boolean header;
    private final String nullText;

    TsvWriter(Writer out, Layout layout) {
        this.out = out;
        this.header = layout.showsHeader(false);
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
                out.write('\t');
            }
            out.write(values[i] == null ? nullText : escaped(ValueText.exact(values[i])));
        }
        out.write('\n');
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r' || c == '\\') {
                return text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
            }
        }
        return text;
    }

    @Override
    public void end() {}
}
