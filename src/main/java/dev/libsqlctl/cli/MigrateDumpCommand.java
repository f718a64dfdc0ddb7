package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.DumpedSchema;
import dev.libsqlctl.migrate.MigrationSession;
import dev.libsqlctl.migrate.SchemaFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "dump",
        headerHeading = "Examples:%n",
        header = {"  libsqlctl migrate dump", "  libsqlctl migrate dump --schema-file ../docs/schema.sql", ""},
        description =
                "Writes the schema, and which migrations made it, to the schema file. The same schema gives the same bytes. Changes nothing in the database.")
final class MigrateDumpCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private MigrateOptions options;

    MigrateDumpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (MigrationSession session = options.readingExisting(context)) {
            DumpedSchema dumped = SchemaFile.dump(session);
            Fields fields = new Fields()
                    .add("file", options.shown(context, dumped.file()), null)
                    .add("changed", dumped.changed(), null)
                    .add("objects", dumped.objects())
                    .add("migrations", dumped.migrations());
            context.renderer()
                    .show(
                            (dumped.changed() ? "wrote " : "up to date: ") + options.shown(context, dumped.file()),
                            fields);
            return 0;
        }
    }
}
