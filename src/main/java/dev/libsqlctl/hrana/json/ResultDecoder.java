package dev.libsqlctl.hrana.json;

import static dev.libsqlctl.hrana.json.JsonObjects.list;
import static dev.libsqlctl.hrana.json.JsonObjects.orNull;
import static dev.libsqlctl.hrana.json.JsonObjects.require;
import static dev.libsqlctl.hrana.json.JsonObjects.string;
import static dev.libsqlctl.hrana.json.JsonObjects.stringOrNull;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.DescribeParam;
import dev.libsqlctl.hrana.proto.DescribeResult;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the results of statements, batches and descriptions, and errors. */
final class ResultDecoder {
    private ResultDecoder() {}

    static StmtResult stmtResult(JsonReader in, RowsAside aside) throws IOException {
        var fields = new Object() {
            List<Col> cols;
            List<List<Value>> rows;
            Long affectedRowCount;
            Long lastInsertRowid;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "cols" -> fields.cols = list(in, () -> col(in));
                case "rows" -> fields.rows = rows(in, aside);
                case "affected_row_count" -> fields.affectedRowCount = in.nextLong();
                case "last_insert_rowid" -> fields.lastInsertRowid = rowid(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        List<Col> cols = require("cols", fields.cols);
        List<List<Value>> rows = require("rows", fields.rows);
        for (List<Value> row : rows) {
            if (row.size() != cols.size()) {
                throw new UnexpectedBodyException(
                        "A row has " + row.size() + " values for " + cols.size() + " columns");
            }
        }
        return new StmtResult(
                cols, rows, require("affected_row_count", fields.affectedRowCount), fields.lastInsertRowid);
    }

    static BatchResult batchResult(JsonReader in, RowsAside aside, int steps) throws IOException {
        var fields = new Object() {
            List<StmtResult> stepResults;
            List<HranaError> stepErrors;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "step_results" -> fields.stepResults = list(in, () -> orNull(in, () -> stmtResult(in, aside)));
                case "step_errors" -> fields.stepErrors = list(in, () -> orNull(in, () -> error(in)));
                default -> {
                    return false;
                }
            }
            return true;
        });
        List<StmtResult> results = require("step_results", fields.stepResults);
        List<HranaError> errors = require("step_errors", fields.stepErrors);
        if (results.size() != steps || errors.size() != steps) {
            throw new UnexpectedBodyException("A batch of " + steps + " steps got " + results.size() + " results and "
                    + errors.size() + " errors");
        }
        for (int i = 0; i < steps; i++) {
            if (results.get(i) != null && errors.get(i) != null) {
                throw new UnexpectedBodyException("Step " + i + " of a batch got both a result and an error");
            }
        }
        return new BatchResult(results, errors);
    }

    static DescribeResult describeResult(JsonReader in) throws IOException {
        var fields = new Object() {
            List<DescribeParam> params;
            List<Col> cols;
            Boolean isExplain;
            Boolean isReadonly;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "params" -> fields.params = list(in, () -> describeParam(in));
                case "cols" -> fields.cols = list(in, () -> col(in));
                case "is_explain" -> fields.isExplain = in.nextBoolean();
                case "is_readonly" -> fields.isReadonly = in.nextBoolean();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new DescribeResult(
                require("params", fields.params),
                require("cols", fields.cols),
                require("is_explain", fields.isExplain),
                require("is_readonly", fields.isReadonly));
    }

    static HranaError error(JsonReader in) throws IOException {
        var fields = new Object() {
            String message;
            String code;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "message" -> fields.message = string(in);
                case "code" -> fields.code = stringOrNull(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new HranaError(require("message", fields.message), fields.code);
    }

    static Col col(JsonReader in) throws IOException {
        var fields = new Object() {
            String name;
            String decltype;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "name" -> fields.name = stringOrNull(in);
                case "decltype" -> fields.decltype = stringOrNull(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Col(fields.name, fields.decltype);
    }

    private static List<List<Value>> rows(JsonReader in, RowsAside aside) throws IOException {
        return in.peek() == JsonToken.NUMBER ? aside.rows(in.nextInt()) : list(in, () -> row(in));
    }

    static List<Value> row(JsonReader in) throws IOException {
        List<Value> row = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            row.add(ValueCodec.decode(in));
        }
        in.endArray();
        return List.copyOf(row);
    }

    /** Reads a rowid: the specification sends it as a string, sqld's cursor as a number. */
    static Long rowid(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        return in.nextLong();
    }

    private static DescribeParam describeParam(JsonReader in) throws IOException {
        var fields = new Object() {
            String name;
        };
        JsonObjects.read(in, name -> {
            if (!name.equals("name")) {
                return false;
            }
            fields.name = stringOrNull(in);
            return true;
        });
        return new DescribeParam(fields.name);
    }
}
