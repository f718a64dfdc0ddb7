package dev.libsqlctl.support;

/** Bodies that a scripted server answers with. */
public final class Hrana {
    /** The result of a statement that gives one row with the integer 1. */
    public static final String EXECUTE_OK = """
            {"type":"ok","response":{"type":"execute","result":{"cols":[{"name":"1","decltype":null}],\
            "rows":[[{"type":"integer","value":"1"}]],"affected_row_count":0,"last_insert_rowid":null}}}""";

    /** The result of closing a stream. */
    public static final String CLOSE_OK = "{\"type\":\"ok\",\"response\":{\"type\":\"close\"}}";

    private Hrana() {}

    /** {@return the result of a statement that failed} */
    public static String error(String code, String message) {
        return "{\"type\":\"error\",\"error\":{\"message\":\"" + message + "\",\"code\":\"" + code + "\"}}";
    }

    /** {@return the body of a pipeline response} */
    public static String pipeline(String batonOrNull, String... results) {
        return pipelineAt(null, batonOrNull, results);
    }

    /** {@return the body of a pipeline response that names the URL for the next request} */
    public static String pipelineAt(String baseUrlOrNull, String batonOrNull, String... results) {
        return "{\"baton\":" + quoted(batonOrNull) + ",\"base_url\":" + quoted(baseUrlOrNull) + ",\"results\":["
                + String.join(",", results) + "]}";
    }

    private static String quoted(String textOrNull) {
        return textOrNull == null ? "null" : "\"" + textOrNull + "\"";
    }
}
