package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A line for each row, with a separator between values. */
abstract class SeparatedWriter implements ResultWriter {
    final Writer out;
    final String nullText;
    private final char separator;
    private final boolean header;

    SeparatedWriter(Writer out, char separator, boolean header, Layout layout) {
        this.out = out;
        this.separator = separator;
        this.header = header;
        this.nullText = layout.nullText().orElse("");
    }

    @Override
    public final void begin(List<String> columns) throws IOException {
        if (header) {
            row(columns.toArray());
        }
    }

    @Override
    public final void row(Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(separator);
            }
            if (values[i] == null) {
                out.write(nullText);
            } else {
                value(values[i]);
            }
        }
        out.write('\n');
    }

    /** Writes a value that is not null, so that it is told from what stands around it. */
    abstract void value(Object value) throws IOException;

    @Override
    public final void end() {}
}
