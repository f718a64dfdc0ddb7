package dev.libsqlctl.sql.format;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * All results as one JSON document: {@code {"results": [{"columns": [...], "rows": [[...]]}, {"changes": 1}]}}. A result that was not all there says so, {@code "complete": false}; the error stands in
 * it when others follow, and else at the document's end.
 */
public final class DocumentWriter implements ResultWriter {
    private final JsonWriter json;
    private Place place = Place.BETWEEN_RESULTS;

    private enum Place {
        BETWEEN_RESULTS,
        IN_ROWS,
        BEHIND_BROKEN_ROWS
    }

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
        place = Place.IN_ROWS;
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
        place = Place.BETWEEN_RESULTS;
    }

    @Override
    public void breakOff(Map<String, Object> error) throws IOException {
        json.endArray().name("complete").value(false);
        place = Place.BEHIND_BROKEN_ROWS;
    }

    /**
     * Writes that a statement failed, when others follow.
     *
     * @param error its members: texts, numbers and null
     */
    public void failed(Map<String, Object> error) throws IOException {
        if (place == Place.BETWEEN_RESULTS) {
            json.beginObject();
        }
        json.name("error");
        JsonError.write(json, error);
        json.endObject();
        place = Place.BETWEEN_RESULTS;
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
     * Ends the document with an error.
     *
     * @param error its members: texts, numbers and null
     */
    public void fail(Map<String, Object> error) throws IOException {
        if (place == Place.IN_ROWS) {
            breakOff(error);
        }
        if (place == Place.BEHIND_BROKEN_ROWS) {
            json.endObject();
        }
        json.endArray().name("error");
        JsonError.write(json, error);
        json.endObject();
    }
}
