package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** An array of objects for each result, one in a line, as SQLite's shell writes them. */
final class JsonArrayWriter implements ResultWriter {
    private final Writer out;
    private JsonRow row;
    private boolean first;

    JsonArrayWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        row = new JsonRow(out, columns);
        first = true;
        out.write('[');
    }

    @Override
    public void row(Object[] values) throws IOException {
        out.write(first ? "" : ",\n");
        first = false;
        row.write(values);
    }

    @Override
    public void end() throws IOException {
        out.write("]\n");
    }

    @Override
    public void breakOff(Map<String, Object> error) throws IOException {
        out.write(first ? "" : ",\n");
        out.write(JsonError.row(error));
        end();
    }
}
