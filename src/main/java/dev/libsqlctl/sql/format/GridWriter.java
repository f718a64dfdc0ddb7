package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Tables for people. The first rows of a result say how wide the columns are; those behind follow at once, and a value that is wider is written whole and moves what stands right of it.
 */
final class GridWriter implements ResultWriter {
    private static final int ROWS_THAT_COUNT = 500;
    private static final int CHARACTERS_THAT_COUNT = 1_000_000;

    /** Nobody reads a table whose every row is as wide as its widest. */
    private static final int WIDEST = 80;

    private final Writer out;
    private final Strokes strokes;
    private final String nullText;
    private final boolean escapesBar;

    private final List<String[]> waiting = new ArrayList<>();
    private List<String> names;
    private int[] widths;
    private boolean[] numbers;
    private long characters;
    private boolean begun;

    GridWriter(Writer out, Strokes strokes, Layout layout) {
        this.out = out;
        this.strokes = strokes;
        this.nullText = layout.nullText().orElse("NULL");
        this.escapesBar = strokes == Strokes.MARKDOWN;
    }

    @Override
    public void begin(List<String> columns) {
        names = columns.stream().map(this::shown).toList();
        widths = names.stream().mapToInt(DisplayWidth::of).toArray();
        numbers = new boolean[widths.length];
        Arrays.fill(numbers, true);
        waiting.clear();
        characters = 0;
        begun = false;
    }

    @Override
    public void row(Object[] values) throws IOException {
        String[] cells = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = values[i] == null ? nullText : shown(ValueText.of(values[i]));
        }
        if (begun) {
            write(cells);
            return;
        }
        for (int i = 0; i < cells.length; i++) {
            numbers[i] &= values[i] == null || values[i] instanceof Number;
            widths[i] = Math.max(widths[i], Math.min(DisplayWidth.of(cells[i]), WIDEST));
            characters += cells[i].length();
        }
        waiting.add(cells);
        if (waiting.size() == ROWS_THAT_COUNT || characters > CHARACTERS_THAT_COUNT) {
            writeWaiting();
        }
    }

    @Override
    public void end() throws IOException {
        if (!begun) {
            writeWaiting();
        }
        rule(strokes.bottom());
    }

    @Override
    public void breakOff(Map<String, Object> error) throws IOException {
        end();
    }

    private String shown(String text) {
        String visible = Controls.visible(text);
        return escapesBar ? visible.replace("|", "\\|") : visible;
    }

    private void writeWaiting() throws IOException {
        rule(strokes.top());
        line(names.toArray(String[]::new), new boolean[widths.length]);
        rule(strokes.middle());
        for (String[] cells : waiting) {
            write(cells);
        }
        waiting.clear();
        begun = true;
    }

    private void write(String[] cells) throws IOException {
        line(cells, numbers);
    }

    private void rule(Strokes.Rule rule) throws IOException {
        if (rule == null) {
            return;
        }
        out.write(rule.left());
        for (int i = 0; i < widths.length; i++) {
            out.write(i == 0 ? "" : rule.cross());
            out.write(rule.dash().repeat(widths[i] + 2));
        }
        out.write(rule.right());
        out.write('\n');
    }

    private void line(String[] cells, boolean[] toTheRight) throws IOException {
        out.write(strokes.bar());
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cells[i])));
            out.write(' ');
            out.write(toTheRight[i] ? padding + cells[i] : cells[i] + padding);
            out.write(' ');
            out.write(strokes.bar());
        }
        out.write('\n');
    }
}
