package dev.libsqlctl.shell;

import java.io.IOException;
import java.util.Optional;

/** Where lines come from: a person, a file, a pipe. */
interface LineSource {
    /**
     * {@return the next line without its end, or several of them with line feeds between; empty at the end}
     *
     * @param state what a prompt tells
     */
    Optional<String> next(Prompt state) throws IOException;
}
