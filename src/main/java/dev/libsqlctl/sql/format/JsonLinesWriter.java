package dev.libsqlctl.sql.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** An object in a line for each row. */
final class JsonLinesWriter implements ResultWriter {
    private final Writer out;
    private JsonRow row;

    JsonLinesWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) {
        row = new JsonRow(out, columns);
    }

    @Override
    public void row(Object[] values) throws IOException {
        row.write(values);
        out.write('\n');
    }

    @Override
    public void end() {}

    @Override
    public void breakOff(Map<String, Object> error) throws IOException {
        out.write(JsonError.row(error));
        out.write('\n');
    }
}
