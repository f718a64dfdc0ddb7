package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.file.Path;

/** How a file comes to what its users may do with it. Nobody may ever do more. */
interface Access {
    /** Makes the file, empty; its owner's alone, where nothing else is said. */
    default void create(Path file) throws IOException {
        PrivateFiles.create(file);
    }

    /** Lets those at it who are not to see it before it is complete. */
    void complete(Path file) throws IOException;
}
