package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.Script;
import dev.libsqlctl.migrate.Trial;
import dev.libsqlctl.migrate.Up;
import dev.libsqlctl.migrate.UpRequest;
import dev.libsqlctl.migrate.UpStep;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "up",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate up",
            "  libsqlctl migrate up 1",
            "  libsqlctl migrate up --dry-run",
            "  libsqlctl migrate up --try",
            "  libsqlctl migrate up --url sqlite:local.db",
            ""
        },
        description = "Applies the pending migrations, the oldest first. Each is one transaction with its history.")
final class MigrateUpCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Mixin
    private OrderOption order;

    @Mixin
    private DumpOption dump;

    @Mixin
    private DryRunOption dryRun;

    @Option(names = "--try", description = "Run it in one transaction that is rolled back, and tell what works.")
    private boolean trial;

    @Parameters(
            paramLabel = "N",
            arity = "0..1",
            converter = CountConverter.class,
            description = "How many at most (default: all).")
    private Integer count;

    MigrateUpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (dryRun.chosen() && trial) {
            throw new LibsqlctlException(ErrorCode.USAGE, "--dry-run runs nothing and --try does", "Give one of them.");
        }
        if (dryRun.chosen()) {
            try (MigrationSession session = options.reading(context)) {
                ScriptsAnswer.show(context, session.target(), scripts(session));
            }
            return 0;
        }
        try (MigrationSession session = options.changing(context)) {
            if (trial) {
                TrialAnswer.show(context.renderer(), session.target(), new Trial(session).run(request()));
            } else {
                ChangesAnswer.show(
                        context.renderer(), session.target(), new Up(session, dump.update(context)).run(request()));
            }
        }
        return 0;
    }

    private UpRequest request() {
        UpRequest all = UpRequest.all().in(order.order());
        return count == null ? all : all.atMost(count);
    }

    private List<Script> scripts(MigrationSession session) {
        return new Up(session, dump.update(context))
                .plan(request()).stream().map(UpStep::script).toList();
    }
}
