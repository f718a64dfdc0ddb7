package dev.libsqlctl.backup.corpus;

import static dev.libsqlctl.support.RunAssert.assertThat;

import dev.libsqlctl.cli.InProcess;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands {@code backup} and {@code restore} as a user types them, in this process: the corpus is large and a process is slow to start. */
final class BackupProgram {
    private final Path directory;

    /** @param directory its working directory */
    BackupProgram(Path directory) {
        this.directory = directory;
    }

    Run run(String... arguments) {
        return InProcess.run(Map.of(), directory, arguments);
    }

    /** {@return the dump of a database, written to a file and read from there} */
    byte[] backup(String url, Path dump, String... options) {
        List<String> arguments = new ArrayList<>(List.of("backup", "--url", url, "-o", dump.toString(), "--force"));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(String[]::new))).succeeded();
        try {
            return Files.readAllBytes(dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Restores a dump into a file that is not there yet. */
    void restoreToFile(Path dump, Path database) {
        assertThat(run("restore", dump.toString(), "--to", database.toString())).succeeded();
    }

    /** Restores a dump in the place of what a server has. */
    Run restoreToServer(Path dump, String url) {
        return run("restore", dump.toString(), "--url", url, "--replace", "--yes");
    }

    /** {@return the URL of a file} */
    static String url(Path file) {
        return "sqlite:" + file;
    }
}
