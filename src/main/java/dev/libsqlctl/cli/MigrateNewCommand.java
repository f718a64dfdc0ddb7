package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.Migration;
import dev.libsqlctl.migrate.NewMigration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl migrate new create_users_table",
            "  libsqlctl migrate new \"Add an index on e-mail\"",
            "  $EDITOR $(libsqlctl migrate new add_posts)",
            ""
        },
        description =
                "Makes a file for the SQL that applies a migration and one for the SQL that undoes it, and prints their names.")
final class MigrateNewCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private FolderOption folder;

    @Parameters(paramLabel = "NAME", description = "What the migration does, such as create_users_table.")
    private String name;

    MigrateNewCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Migration migration = new NewMigration(folder.folder(context), Clock.systemUTC()).create(name);
        List<Path> files = Stream.concat(Stream.of(migration.up()), migration.down().stream())
                .map(file -> folder.shown(context, file))
                .toList();
        Fields fields = new Fields()
                .add("version", migration.id())
                .add("name", migration.name())
                .add("up", files.get(0))
                .add("down", files.get(1));
        context.renderer().show(files.stream().map(Path::toString).toList(), fields.members());
        return 0;
    }
}
