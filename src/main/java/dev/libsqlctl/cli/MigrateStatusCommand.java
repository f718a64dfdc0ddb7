package dev.libsqlctl.cli;

import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.MigrationState;
import dev.libsqlctl.migrate.MigrationStatus;
import dev.libsqlctl.migrate.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate status",
            "  libsqlctl migrate status --check --url http://127.0.0.1:8080",
            "  libsqlctl migrate status --json",
            ""
        },
        description = "Shows every migration of the folder and of the database, and where it stands. Changes nothing.")
final class MigrateStatusCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Option(names = "--check", description = "End with 5 when something is pending or wrong.")
    private boolean check;

    MigrateStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (MigrationSession session = options.reading(context)) {
            List<MigrationStatus> all = Status.of(session.migrations(), session.applied());
            List<String> lines = new ArrayList<>();
            all.forEach(status -> lines.add(line(status)));
            lines.add(summary(all));
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("target", session.target().name());
            members.put("pending", count(all, MigrationState.PENDING));
            members.put("wrong", wrong(all));
            members.put(
                    "migrations",
                    all.stream().map(MigrateStatusCommand::members).toList());
            context.renderer().show(lines, members);
            boolean differs = count(all, MigrationState.PENDING) + wrong(all) > 0;
            return check && differs ? ExitCode.DIFFERS.number() : ExitCode.DONE.number();
        }
    }

    private static String line(MigrationStatus status) {
        return String.format("%-13s%-22s%s", word(status).replace('_', ' '), time(status, "-"), status.script());
    }

    private static Map<String, Object> members(MigrationStatus status) {
        return new Fields()
                .add("version", Long.toString(status.version()))
                .add("file", status.script())
                .add("state", word(status))
                .add("applied at", time(status, null))
                .add("milliseconds", status.row().map(row -> row.milliseconds()))
                .members();
    }

    private static String word(MigrationStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT);
    }

    private static String time(MigrationStatus status, String none) {
        return status.appliedAt().map(Object::toString).orElse(none);
    }

    private static String summary(List<MigrationStatus> all) {
        long wrong = wrong(all);
        long pending = count(all, MigrationState.PENDING);
        return all.size() - wrong - pending + " applied, " + pending + " pending"
                + (wrong == 0 ? "" : ", " + wrong + " wrong: 'libsqlctl migrate validate' says what to do");
    }

    private static long wrong(List<MigrationStatus> all) {
        return all.stream().filter(status -> status.state().isWrong()).count();
    }

    private static long count(List<MigrationStatus> all, MigrationState state) {
        return all.stream().filter(status -> status.state() == state).count();
    }
}
