package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;

/** Values between tabs, a line for each row. A tab, line end or backslash within a value is written with a backslash, so that programs that split at tabs and lines get every value whole. */
final class TsvWriter extends SeparatedWriter {
    TsvWriter(Writer out, Layout layout) {
        super(out, '\t', layout.showsHeader(false), layout);
    }

    @Override
    void value(Object value) throws IOException {
        out.write(escaped(ValueText.exact(value)));
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
}
