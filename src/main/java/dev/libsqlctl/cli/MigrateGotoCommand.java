package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.Goto;
import dev.libsqlctl.migrate.MigrationSession;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "goto",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate goto 1748259306",
            "  libsqlctl migrate goto 1748259306 --dry-run",
            "  libsqlctl migrate goto 0 --yes",
            ""
        },
        description =
                "Undoes what is newer than a version and applies what is pending up to it. 0 is the state before the first migration; it asks "
                        + "first, or needs --yes.")
final class MigrateGotoCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private OrderOption order;

    @Mixin
    private DumpOption dump;

    @Mixin
    private DryRunOption dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Parameters(
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "The version of the migration that is to be the newest applied one.")
    private long version;

    MigrateGotoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (dryRun.chosen()) {
            try (MigrationSession session = options.reading(context)) {
                ScriptsAnswer.show(
                        context,
                        session.target(),
                        new Goto(session, order.order(), dump.update(context)).plan(version));
            }
            return 0;
        }
        try (MigrationSession session = options.changing(context)) {
            Goto gotoVersion = new Goto(session, order.order(), dump.update(context));
            if (version == 0 && !yes) {
                UndoEverything.confirm(context.console(), session, gotoVersion.plan(version));
            }
            ChangesAnswer.show(context.renderer(), session.target(), gotoVersion.run(version));
        }
        return 0;
    }
}
