package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.Down;
import dev.libsqlctl.migrate.Extent;
import dev.libsqlctl.migrate.MigrationSession;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate down",
            "  libsqlctl migrate down --amount 3 --dry-run",
            "  libsqlctl migrate down --to 1748259306",
            "  libsqlctl migrate down --all --yes",
            ""
        },
        description =
                "Undoes the newest migration, or more of them, by their .down.sql files, the newest first. Each is one transaction together "
                        + "with its history.")
final class MigrateDownCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private ExtentOptions extent;

    @Mixin
    private DumpOption dump;

    @Mixin
    private DryRunOption dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    MigrateDownCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Extent chosen = extent.extent();
        if (dryRun.chosen()) {
            try (MigrationSession session = options.reading(context)) {
                ScriptsAnswer.show(context, session.target(), new Down(session, dump.update(context)).plan(chosen));
            }
            return 0;
        }
        try (MigrationSession session = options.changing(context)) {
            Down down = new Down(session, dump.update(context));
            if (chosen.equals(Extent.NewerThan.BEGINNING) && !yes) {
                UndoEverything.confirm(context.console(), session, down.plan(chosen));
            }
            ChangesAnswer.show(context.renderer(), session.target(), down.run(chosen));
        }
        return 0;
    }
}
