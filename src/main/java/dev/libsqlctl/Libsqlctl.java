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
        sparePicocliItsSearches();
        Interruption interruption = Interruption.ofCurrentThread();
        int exitCode = CommandLines.run(System.getenv(), Path.of("").toAbsolutePath(), arguments);
        if (interruption.finish()) {
            System.exit(exitCode);
        }
    }

    /** It would look for Groovy in every jar, and make converters for types that no option has: a quarter of the time that a short command takes. */
    private static void sparePicocliItsSearches() {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
    }
}
