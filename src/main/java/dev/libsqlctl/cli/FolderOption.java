package dev.libsqlctl.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the migrations are. */
final class FolderOption {
    @Option(
            names = "--migrations",
            paramLabel = "FOLDER",
            description = "The folder of the migrations (default: migrations).")
    private Path folder;

    /** {@return its absolute path} */
    Path folder(Context context) {
        return context.workingDirectory().resolve(folder);
    }

    /** {@return a path in it as the user would type it} */
    Path shown(Context context, Path file) {
        return folder.resolve(folder(context).relativize(file));
    }
}
