package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.LogRequest.Follow;
import dev.libsqlctl.server.ServerLogs;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "logs",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl logs --tail 20", "  libsqlctl logs --since 10m", "  libsqlctl logs -f", ""},
        description = "Shows the server's log, also that of a server that has ended.")
final class LogsCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    @Option(
            names = {"-f", "--follow"},
            description = "Wait for more until the server ends.")
    private boolean follow;

    @Option(names = "--tail", paramLabel = "N", description = "Only the last N lines.")
    private Integer tail;

    @Option(names = "--since", paramLabel = "TIME", description = "Only lines not older than, for example 10m.")
    private Duration since;

    LogsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (follow && context.global().format() == Format.JSON) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE, "--json is one document and --follow has no end", "Give one of them.");
        }
        if (tail != null && tail < 0) {
            throw new LibsqlctlException(ErrorCode.USAGE, "--tail takes no negative number", "Give --tail 20.");
        }
        LogRequest request = new LogRequest(
                tail == null ? OptionalInt.empty() : OptionalInt.of(tail),
                Optional.ofNullable(since).map(Instant.now()::minus),
                follow ? Follow.YES : Follow.NO);
        try (Engines engines = server.engines(context)) {
            ServerLogs logs = new ServerLogs(engines);
            if (context.global().format() == Format.JSON) {
                List<String> lines = new ArrayList<>();
                logs.run(server.query(context), request, lines::add);
                context.renderer().show(lines, Map.of("lines", lines));
            } else {
                logs.run(server.query(context), request, this::print);
            }
            return 0;
        }
    }

    private void print(String line) {
        PrintWriter out = context.console().out();
        out.println(line);
        context.console().requireWritten();
    }
}
