package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.Up;
import dev.libsqlctl.migrate.UpRequest;
import dev.libsqlctl.target.Target;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "up",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate up",
            "  libsqlctl migrate up 1",
            "  libsqlctl migrate up --url sqlite:local.db",
            ""
        },
        description = "Applies the pending migrations, the oldest first. Each is one transaction with its history.")
final class MigrateUpCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    @Parameters(paramLabel = "N", arity = "0..1", description = "How many at most (default: all).")
    private Integer count;

    MigrateUpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Target target = options.changing(context);
        UpRequest request = count == null ? UpRequest.all() : UpRequest.all().atMost(count);
        try (MigrationSession session =
                MigrationSession.open(target, options.settings(context), new MigrationTalk(context.console()))) {
            ChangesAnswer.show(context.renderer(), target, new Up(session).run(request));
        }
        return 0;
    }
}
