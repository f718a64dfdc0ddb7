package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** INSERT statements that bring the same values into a table. */
final class InsertWriter implements ResultWriter {
    private final Writer out;
    private final boolean named;
    private final String table;
    private String beginning;

    InsertWriter(Writer out, Layout layout) {
        this.out = out;
        this.named = layout.showsHeader(true);
        this.table = QuotedName.of(layout.table());
    }

    @Override
    public void begin(List<String> columns) {
        String names = columns.stream().map(QuotedName::of).collect(Collectors.joining(",", "(", ")"));
        beginning = "INSERT INTO " + table + (named ? names : "") + " VALUES(";
    }

    @Override
    public void row(Object[] values) throws IOException {
        out.write(beginning);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(literal(values[i]));
        }
        out.write(");\n");
    }

    private static String literal(Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof Double real) {
            return ValueText.literal(real);
        }
        return value instanceof String text ? literal(text) : ValueText.exact(value);
    }

    /** No reader takes NUL within a text, and a terminal takes other control characters for its own. */
    private static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                literal.append("''");
            } else if (Controls.isControl(c) && c != '\n' && c != '\t') {
                literal.append("'||char(").append((int) c).append(")||'");
            } else {
                literal.append(c);
            }
        }
        return literal.append('\'').toString();
    }

    @Override
    public void end() {}
}
