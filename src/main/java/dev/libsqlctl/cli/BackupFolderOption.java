package dev.libsqlctl.cli;

import dev.libsqlctl.backup.archive.BackupName;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where backups are. */
final class BackupFolderOption {
    @Option(
            names = "--dir",
            paramLabel = "DIRECTORY",
            description = "The directory of the backups (default: " + BackupName.FOLDER + ").")
    private Path directory = Path.of(BackupName.FOLDER);

    /** {@return its absolute path} */
    Path directory(Context context) {
        return context.workingDirectory().resolve(directory).normalize();
    }

    /** {@return it as it was typed} */
    Path typed() {
        return directory;
    }
}
