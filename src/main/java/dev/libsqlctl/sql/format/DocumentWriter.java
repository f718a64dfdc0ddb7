package dev.libsqlctl.sql.format;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** All results as one JSON document: {@code {"results": [{"columns": [...], "rows": [[...]]}, {"changes": 1}]}}. */
public final class DocumentWriter implements ResultWriter {
    private final JsonWriter json;
    private boolean inRows;

    /**
     * Begins the document.
     *
     * @param out where to; not flushed and not closed
     */
    public DocumentWriter(Writer out) throws IOException {
        json = new JsonWriter(out);
        json.setHtmlSafe(false);
        json.setSerializeNulls(true);
        json.beginObject().name("results").beginArray();
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        json.beginObject().name("columns").beginArray();
        for (String column : columns) {
            json.value(column);
        }
        json.endArray().name("rows").beginArray();
        inRows = true;
    }

    @Override
    public void row(Object[] values) throws IOException {
        json.beginArray();
        for (Object value : values) {
            JsonRow.write(json, value);
        }
        json.endArray();
    }

    @Override
    public void end() throws IOException {
        json.endArray().endObject();
        inRows = false;
    }

    /** Writes what a statement without rows did. */
    public void changes(long rows) throws IOException {
        json.beginObject().name("changes").value(rows).endObject();
    }

    /** Ends the document. */
    public void close() throws IOException {
        json.endArray().endObject();
    }

    /**
     * Ends the document with an error. A result that was not all there yet says so: {@code "complete": false}.
     *
     * @param error its members: texts, numbers and null
     */
    public void fail(Map<String, Object> error) throws IOException {
        if (inRows) {
            json.endArray().name("complete").value(false).endObject();
        }
        json.endArray().name("error").beginObject();
        for (Map.Entry<String, Object> member : error.entrySet()) {
            json.name(member.getKey());
            if (member.getValue() instanceof Number number) {
                json.value(number);
            } else {
                json.value((String) member.getValue());
            }
        }
        json.endObject().endObject();
    }
}
