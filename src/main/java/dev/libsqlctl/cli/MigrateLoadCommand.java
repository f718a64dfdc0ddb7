package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.LoadedSchema;
import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.SchemaLoad;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "load",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate load",
            "  libsqlctl migrate load --url sqlite:fresh.db",
            "  libsqlctl migrate load && libsqlctl migrate up",
            ""
        },
        description =
                "Makes the schema of an empty database from the schema file, in one transaction, and records the migrations that it has. Refuses a database with tables.")
final class MigrateLoadCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    MigrateLoadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (MigrationSession session = options.changing(context)) {
            LoadedSchema loaded = SchemaLoad.run(session);
            Fields fields = new Fields()
                    .add("target", session.target().name(), null)
                    .add("file", options.shown(context, loaded.file()), null)
                    .add("objects", loaded.objects())
                    .add("migrations", loaded.migrations());
            context.renderer().show("loaded " + options.shown(context, loaded.file()), fields);
            return 0;
        }
    }
}
