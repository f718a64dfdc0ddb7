package dev.libsqlctl.cli;

import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.server.Engines;
import dev.libsqlctl.server.ServerStatus;
import dev.libsqlctl.server.StatusCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl status", "  libsqlctl status --json", ""},
        description = "Shows every server of the data directory. Ends with 3 when none of them answers.")
final class StatusCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private ServerOptions server;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Engines engines = server.engines(context)) {
            List<ServerStatus> all = new StatusCheck(engines).run(server.query(context));
            List<String> lines = new ArrayList<>();
            List<Object> members = new ArrayList<>();
            for (ServerStatus status : all) {
                Fields fields = fields(status);
                lines.add(status.server().name() + " " + state(status));
                lines.addAll(fields.lines());
                members.add(fields.members());
            }
            context.renderer().show(lines, Map.of("servers", members));
            return all.stream().anyMatch(ServerStatus::answering)
                    ? ExitCode.DONE.number()
                    : ExitCode.UNREACHABLE.number();
        }
    }

    private static String state(ServerStatus status) {
        if (!status.server().running()) {
            return "is stopped";
        }
        return status.answering() ? "is running" : "is running, but does not answer";
    }

    private static Fields fields(ServerStatus status) {
        Fields fields = new Fields()
                .add("name", status.server().name(), null)
                .add("state", status.server().state().name().toLowerCase(Locale.ROOT), null)
                .add("answering", status.answering(), null);
        ServerAnswer.details(
                fields, status.server(), status.secured(), status.version().orElse(null));
        return fields.add(
                        "uptime",
                        "uptime_seconds",
                        status.uptime().map(Duration::toSeconds),
                        status.uptime().map(Quantities::duration).orElse(null))
                .add(
                        "data",
                        status.sizes().data(),
                        Quantities.bytes(status.sizes().data()))
                .add(
                        "wal",
                        status.sizes().wal(),
                        Quantities.bytes(status.sizes().wal()))
                .add(
                        "replication log",
                        status.sizes().replicationLog(),
                        Quantities.bytes(status.sizes().replicationLog()))
                .add(
                        "memory",
                        status.memory().isPresent() ? status.memory().getAsLong() : null,
                        status.memory().isPresent()
                                ? Quantities.bytes(status.memory().getAsLong())
                                : null);
    }
}
