package dev.libsqlctl.cli;

import dev.libsqlctl.config.Settings;
import dev.libsqlctl.config.Targets;
import java.nio.file.Path;

/**
 * What every command is given: the world as it was when the program started.
 *
 * @param console where answers and talk go
 * @param settings the environment and {@code .env}
 * @param workingDirectory what relative paths are relative to
 * @param global the options that every command has
 */
record Context(Console console, Settings settings, Path workingDirectory, GlobalOptions global) {
    /** {@return the answer's renderer for this call} */
    Renderer renderer() {
        return new Renderer(console, global.format());
    }

    /** {@return the same world, in which a {@code .env} that cannot be understood is none} */
    Context forgiving() {
        return new Context(console, settings.forgiving(), workingDirectory, global);
    }

    /** {@return where databases and tokens are looked up} */
    Targets targets() {
        return new Targets(settings, console.in());
    }
}
