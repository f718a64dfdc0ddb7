package dev.libsqlctl;

import dev.libsqlctl.cli.CommandLines;
import java.nio.file.Path;

/** The program. */
public final class Libsqlctl {
    private Libsqlctl() {}

    /**
     * Runs the program and ends the process with its exit code.
     *
     * @param arguments what the user typed
     */
    public static void main(String[] arguments) {
        Interruption interruption = Interruption.ofCurrentThread();
        int exitCode = CommandLines.run(System.getenv(), Path.of("").toAbsolutePath(), arguments);
        if (interruption.finish()) {
            System.exit(exitCode);
        }
    }
}
