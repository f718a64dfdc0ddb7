package dev.libsqlctl.cli;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.play.SmokeTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "play",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl play",
            "  JWT_TOKEN=eyJ... libsqlctl play",
            "  libsqlctl play --url http://127.0.0.1:9000 --token-file token.txt",
            ""
        },
        description = "Makes a table, inserts a row, selects it, and leaves nothing behind.")
final class PlayCommand implements Callable<Integer> {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final Context context;

    @Mixin
    private TargetOptions target;

    PlayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Endpoint endpoint = target.endpoint(context);
        List<List<Value>> rows = RefusedToken.explained(endpoint, () -> SmokeTest.run(endpoint, TIMEOUTS));
        List<String> lines = new ArrayList<>();
        lines.add(rows.size() + " rows");
        rows.forEach(row -> lines.add(tuple(row)));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("url", endpoint.url().toString());
        members.put("rows", rows.stream().map(PlayCommand::texts).toList());
        context.renderer().show(lines, members);
        return 0;
    }

    /** A row as the Makefile's script printed it: scripts may look for it. */
    private static String tuple(List<Value> row) {
        return texts(row).stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "(", ",)"));
    }

    private static List<String> texts(List<Value> row) {
        return row.stream().map(value -> ((Value.Text) value).value()).toList();
    }
}
