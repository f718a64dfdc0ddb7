package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A line for each value, {@code name = value}, and an empty line between rows, as SQLite's shell writes them. */
final class LineWriter implements ResultWriter {
    private static final int LEAST_WIDTH = 5;

    private final Writer out;
    private final String nullText;
    private List<String> labels;
    private boolean first = true;

    LineWriter(Writer out, Layout layout) {
        this.out = out;
        this.nullText = layout.nullText().orElse("");
    }

    @Override
    public void begin(List<String> columns) {
        int width = Math.max(
                LEAST_WIDTH, columns.stream().mapToInt(DisplayWidth::of).max().orElse(0));
        labels = columns.stream()
                .map(column -> " ".repeat(width - DisplayWidth.of(column)) + column + " = ")
                .toList();
    }

    @Override
    public void row(Object[] values) throws IOException {
        if (!first) {
            out.write('\n');
        }
        first = false;
        for (int i = 0; i < values.length; i++) {
            out.write(labels.get(i));
            out.write(values[i] == null ? nullText : ValueText.of(values[i]));
            out.write('\n');
        }
    }

    @Override
    public void end() {}
}
