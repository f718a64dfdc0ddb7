package dev.libsqlctl.hrana.json;

import static dev.libsqlctl.hrana.json.JsonObjects.require;
import static dev.libsqlctl.hrana.json.JsonObjects.string;
import static dev.libsqlctl.hrana.json.JsonObjects.stringOrNull;

import com.google.gson.stream.JsonReader;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.DescribeResult;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.PipelineRespBody;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import dev.libsqlctl.hrana.proto.StreamResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a pipeline response. */
public final class PipelineDecoder {
    private final JsonReader in;
    private final RowsAside rows;

    private PipelineDecoder(JsonReader in, RowsAside rows) {
        this.in = in;
        this.rows = rows;
    }

    /**
     * Reads the body to its end.
     *
     * @param body UTF-8
     * @param requests what was sent: the results must match it in number and type
     * @return the response
     * @throws UnexpectedBodyException if the body is not a response to these requests
     * @throws java.io.EOFException if the body ends too early
     * @throws IOException if reading fails
     */
    public static PipelineRespBody decode(InputStream body, List<StreamRequest> requests) throws IOException {
        RowsAside rows = RowsAside.of(body.readAllBytes());
        return JsonDocuments.read(rows.rest(), in -> new PipelineDecoder(in, rows).body(requests));
    }

    private PipelineRespBody body(List<StreamRequest> requests) throws IOException {
        var fields = new Object() {
            String baton;
            String baseUrl;
            List<StreamResult> results;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "baton" -> fields.baton = stringOrNull(in);
                case "base_url" -> fields.baseUrl = stringOrNull(in);
                case "results" -> fields.results = results(requests);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new PipelineRespBody(fields.baton, fields.baseUrl, require("results", fields.results));
    }

    private List<StreamResult> results(List<StreamRequest> requests) throws IOException {
        List<StreamResult> results = new ArrayList<>(requests.size());
        in.beginArray();
        while (in.hasNext()) {
            if (results.size() == requests.size()) {
                throw new UnexpectedBodyException("More results than the " + requests.size() + " requests");
            }
            results.add(result(requests.get(results.size())));
        }
        in.endArray();
        if (results.size() != requests.size()) {
            throw new UnexpectedBodyException(results.size() + " results for " + requests.size() + " requests");
        }
        return results;
    }

    private StreamResult result(StreamRequest request) throws IOException {
        var fields = new Object() {
            String type;
            StreamResponse response;
            HranaError error;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "type" -> fields.type = string(in);
                case "response" -> fields.response = response(request);
                case "error" -> fields.error = ResultDecoder.error(in);
                default -> {
                    return false;
                }
            }
            return true;
        });
        return switch (require("type", fields.type)) {
            case "ok" -> new StreamResult.Ok(require("response", fields.response));
            case "error" -> new StreamResult.Error(require("error", fields.error));
            default -> throw new UnexpectedBodyException("A result has the unknown type '" + fields.type + "'");
        };
    }

    private StreamResponse response(StreamRequest request) throws IOException {
        var fields = new Object() {
            String type;
            Object result;
            Boolean isAutocommit;
        };
        JsonObjects.read(in, name -> {
            switch (name) {
                case "type" -> fields.type = string(in);
                case "is_autocommit" -> fields.isAutocommit = in.nextBoolean();
                case "result" -> {
                    if (request instanceof StreamRequest.Execute) {
                        fields.result = ResultDecoder.stmtResult(in, rows);
                    } else if (request instanceof StreamRequest.ExecuteBatch executeBatch) {
                        fields.result = ResultDecoder.batchResult(
                                in, rows, executeBatch.batch().steps().size());
                    } else if (request instanceof StreamRequest.Describe) {
                        fields.result = ResultDecoder.describeResult(in);
                    } else {
                        return false;
                    }
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (!request.type().equals(require("type", fields.type))) {
            throw new UnexpectedBodyException(
                    "A response of type '" + fields.type + "' to a request of type '" + request.type() + "'");
        }
        return switch (request.type()) {
            case "close" -> new StreamResponse.Close();
            case "execute" -> new StreamResponse.Execute((StmtResult) require("result", fields.result));
            case "batch" -> new StreamResponse.ExecuteBatch((BatchResult) require("result", fields.result));
            case "sequence" -> new StreamResponse.Sequence();
            case "describe" -> new StreamResponse.Describe((DescribeResult) require("result", fields.result));
            case "store_sql" -> new StreamResponse.StoreSql();
            case "close_sql" -> new StreamResponse.CloseSql();
            case "get_autocommit" -> new StreamResponse.GetAutocommit(require("is_autocommit", fields.isAutocommit));
            default -> throw new IllegalArgumentException(request.type());
        };
    }
}
