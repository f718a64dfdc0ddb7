package dev.libsqlctl.shell;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that shows long texts page by page.
 *
 * @param command it and its arguments
 */
record Pager(List<String> command) {
    private static final List<String> USUAL = List.of("less", "-SRFX");

    /** {@return that of {@code PAGER}, run by the system's shell, else {@code less} if it is there; empty for none, and on a dumb terminal} */
    static Optional<Pager> of(Map<String, String> environment) {
        if (Terminals.isDumb(environment)) {
            return Optional.empty();
        }
        String chosen = environment.get("PAGER");
        if (chosen != null) {
            boolean none = chosen.isBlank() || chosen.strip().equals("cat");
            return none ? Optional.empty() : Optional.of(new Pager(List.of("sh", "-c", chosen)));
        }
        boolean there = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, USUAL.get(0)))
                .anyMatch(Files::isExecutable);
        return there ? Optional.of(new Pager(USUAL)) : Optional.empty();
    }

    /** {@return it, running, with the terminal for its output} */
    Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
    }
}
