package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.Redo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "redo",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl migrate redo", "  libsqlctl migrate redo --dry-run", ""},
        description =
                "Undoes the newest migration and applies it again, edited perhaps. Both are one transaction, unless one of its files asks "
                        + "for none.")
final class MigrateRedoCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private DumpOption dump;

    @Mixin
    private DryRunOption dryRun;

    MigrateRedoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (dryRun.chosen()) {
            try (MigrationSession session = options.reading(context)) {
                ScriptsAnswer.show(context, session.target(), new Redo(session, dump.update(context)).plan());
            }
            return 0;
        }
        try (MigrationSession session = options.changing(context)) {
            ChangesAnswer.show(context.renderer(), session.target(), new Redo(session, dump.update(context)).run());
        }
        return 0;
    }
}
