package dev.libsqlctl;

import dev.libsqlctl.cli.CommandLines;
import java.io.File;
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
        spareLibrariesTheirSearches();
        Interruption interruption = Interruption.ofCurrentThread();
        int exitCode = CommandLines.run(System.getenv(), Path.of("").toAbsolutePath(), typed(arguments));
        if (interruption.finish()) {
            System.exit(exitCode);
        }
    }

    private static String[] typed(String... arguments) {
        String line = File.separatorChar == '\\' ? System.getenv(WindowsArguments.VARIABLE) : null;
        return line == null ? arguments : new WindowsArguments(line).complete(arguments);
    }

    /**
     * Says what they would look for. picocli looks for Groovy in every jar, and makes converters for types that no option has; SLF4J, which sqlite-jdbc and docker-java
     * bring along, looks for providers in every jar. That is a quarter of the time that a short command takes.
     */
    private static void spareLibrariesTheirSearches() {
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
        System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
        // Otherwise it says on stderr that it was told so.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }
}
