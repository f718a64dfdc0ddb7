package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.Baseline;
import dev.libsqlctl.migrate.Migration;
import dev.libsqlctl.migrate.MigrationSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "baseline",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl migrate baseline 1748259306", "  libsqlctl migrate baseline", ""},
        description =
                "Has migrations count as applied without running them, up to a version, because the database holds already what they would "
                        + "make. A database that has a history is asked for first, or needs --yes.")
final class MigrateBaselineCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Parameters(
            paramLabel = "VERSION",
            arity = "0..1",
            converter = VersionConverter.class,
            description = "The last version that counts as applied (default: that of the newest file).")
    private Long version;

    MigrateBaselineCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (MigrationSession session = options.changing(context)) {
            Baseline baseline = new Baseline(session, Optional.ofNullable(version));
            List<Migration> plan = baseline.plan();
            if (!plan.isEmpty() && baseline.hasHistory() && !yes) {
                new Confirmation(context.console())
                        .require(session.target().name() + " has a history. Have " + plan.size()
                                + " more migrations count as applied without running them?");
            }
            show(session, baseline.run());
        }
        return 0;
    }

    private void show(MigrationSession session, List<Migration> marked) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("target", session.target().name());
        members.put(
                "marked", marked.stream().map(MigrateBaselineCommand::members).toList());
        context.renderer()
                .show(
                        marked.isEmpty()
                                ? List.of("nothing to do")
                                : marked.stream()
                                        .map(migration -> "counts as applied: " + migration.script())
                                        .toList(),
                        members);
    }

    private static Map<String, Object> members(Migration migration) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", migration.id());
        members.put("name", migration.name());
        members.put("file", migration.script());
        return members;
    }
}
