package dev.libsqlctl.hrana.json;

import static dev.libsqlctl.hrana.json.JsonObjects.list;
import static dev.libsqlctl.hrana.json.JsonObjects.require;
import static dev.libsqlctl.hrana.json.JsonObjects.string;
import static dev.libsqlctl.hrana.json.JsonObjects.stringOrNull;

import com.google.gson.stream.JsonReader;
import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.CursorRespBody;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Value;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lines of a cursor response. */
public final class CursorDecoder {
    /** What precedes the values in a line of sqld's that is a row. */
    private static final String ROW = "{\"type\":\"row\",\"row\":";

    private CursorDecoder() {}

    /**
     * {@return the first line}
     *
     * @throws UnexpectedBodyException if it is something else
     * @throws java.io.EOFException if the line is cut short
     */
    public static CursorRespBody head(String line) throws IOException {
        return JsonDocuments.read(new StringReader(line), CursorDecoder::head);
    }

    /**
     * {@return the entry that a further line holds}
     *
     * @throws UnexpectedBodyException if it is something else
     * @throws java.io.EOFException if the line is cut short
     */
    public static CursorEntry entry(String line) throws IOException {
        CursorEntry row = line.startsWith(ROW) ? scannedRow(line.getBytes(StandardCharsets.UTF_8)) : null;
        return row != null ? row : JsonDocuments.read(new StringReader(line), CursorDecoder::entry);
    }

    /** {@return the row, null if it does not have the usual form} */
    private static CursorEntry scannedRow(byte[] line) {
        RowScanner scanner = new RowScanner(line, ROW.length());
        List<Value> values = scanner.row();
        boolean whole = values != null && scanner.end() == line.length - 1 && line[line.length - 1] == '}';
        return whole ? new CursorEntry.Row(values) : null;
    }

    private static CursorRespBody head(JsonReader in) throws IOException {
        var fields = new Object() {
            boolean batonSeen;
            String baton;
            String baseUrl;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "baton" -> {
                    fields.batonSeen = true;
                    fields.baton = stringOrNull(in);
                }
                case "base_url" -> fields.baseUrl = stringOrNull(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (!fields.batonSeen) {
            throw new UnexpectedBodyException("The cursor does not begin with a baton");
        }
        return new CursorRespBody(fields.baton, fields.baseUrl);
    }

    private static CursorEntry entry(JsonReader in) throws IOException {
        var fields = new Object() {
            String type;
            Integer step;
            List<Col> cols;
            List<Value> row;
            Long affectedRowCount;
            Long lastInsertRowid;
            HranaError error;
            Long replicationIndex;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "type" -> fields.type = string(in);
                case "step" -> fields.step = in.nextInt();
                case "cols" -> fields.cols = list(in, () -> ResultDecoder.col(in));
                case "row" -> fields.row = ResultDecoder.row(in);
                case "affected_row_count" -> fields.affectedRowCount = in.nextLong();
                case "last_insert_rowid" -> fields.lastInsertRowid = ResultDecoder.rowid(in);
                case "error" -> fields.error = ResultDecoder.error(in);
                case "replication_index" -> fields.replicationIndex = ResultDecoder.rowid(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return switch (require("type", fields.type)) {
            case "step_begin" -> new CursorEntry.StepBegin(require("step", fields.step), require("cols", fields.cols));
            case "step_end" ->
                new CursorEntry.StepEnd(require("affected_row_count", fields.affectedRowCount), fields.lastInsertRowid);
            case "step_error" ->
                new CursorEntry.StepError(require("step", fields.step), require("error", fields.error));
            case "row" -> new CursorEntry.Row(require("row", fields.row));
            case "error" -> new CursorEntry.Error(require("error", fields.error));
            case "replication_index" -> new CursorEntry.ReplicationIndex(fields.replicationIndex);
            default -> throw new UnexpectedBodyException("A cursor entry has the unknown type '" + fields.type + "'");
        };
    }
}
