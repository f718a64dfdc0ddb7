package dev.libsqlctl.rehearsal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a libSQL server would answer over Hrana that has one row for every question. */
final class ServerAnswers implements StandIn.Answers {
    private static final Pattern REQUESTS =
            Pattern.compile("\"type\":\"(execute|batch|sequence|describe|store_sql|close_sql|get_autocommit|close)\"");

    private static final String COLUMNS = "\"cols\":[{\"name\":\"a\",\"decltype\":\"TEXT\"}]";
    private static final String ROW = "[{\"type\":\"text\",\"value\":\"It works!!!\"}]";

    private static final String RESULT = "{" + COLUMNS + ",\"rows\":[" + ROW + "],"
            + "\"affected_row_count\":0,\"last_insert_rowid\":null,\"replication_index\":null,\"rows_read\":1,"
            + "\"rows_written\":0,\"query_duration_ms\":0.1}";

    @Override
    public String to(String path, String body) {
        if (path.endsWith("/health")) {
            return "200 ";
        }
        if (path.endsWith("/version")) {
            return "200 sqld 0.24.32";
        }
        if (path.endsWith("/cursor")) {
            return "200 {\"baton\":\"open\",\"base_url\":null}\n"
                    + IntStream.range(0, steps(body))
                            .mapToObj(ServerAnswers::entries)
                            .collect(Collectors.joining());
        }
        Matcher requests = REQUESTS.matcher(body);
        String results = requests.results()
                .map(request -> "{\"type\":\"ok\",\"response\":" + response(request.group(1), body) + "}")
                .collect(Collectors.joining(","));
        String baton = body.contains("\"type\":\"close\"") ? "null" : "\"open\"";
        return "200 {\"baton\":" + baton + ",\"base_url\":null,\"results\":[" + results + "]}";
    }

    private static String response(String type, String body) {
        return switch (type) {
            case "execute" -> "{\"type\":\"execute\",\"result\":" + RESULT + "}";
            case "batch" -> "{\"type\":\"batch\",\"result\":" + batch(body) + "}";
            case "get_autocommit" -> "{\"type\":\"get_autocommit\",\"is_autocommit\":true}";
            default -> "{\"type\":\"" + type + "\"}";
        };
    }

    private static String entries(int step) {
        return "{\"type\":\"step_begin\",\"step\":" + step + "," + COLUMNS + "}\n{\"type\":\"row\",\"row\":" + ROW
                + "}\n{\"type\":\"step_end\",\"affected_row_count\":0,\"last_insert_rowid\":null}\n";
    }

    /** {@return how many statements the batch of a request has; a single one beside it is none of them} */
    private static int steps(String body) {
        return Math.max(1, count(body, "\"stmt\"") - count(body, "\"type\":\"execute\""));
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    private static String batch(String body) {
        int steps = steps(body);
        return "{\"step_results\":[" + repeated(RESULT, steps) + "],\"step_errors\":[" + repeated("null", steps) + "]}";
    }

    private static String repeated(String word, int times) {
        return (word + ",").repeat(times - 1) + word;
    }
}
