package dev.libsqlctl.sql;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody named to be read. */
public final class InputFile {
    private InputFile() {}

    /**
     * {@return where it is}
     *
     * @param directory what a relative name is relative to
     * @param name as it was typed
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when it is no file that can be read
     */
    public static Path readable(Path directory, String name) {
        Path path = directory.resolve(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "the file " + name + " cannot be read", "See whether it is there, and yours.");
        }
        return path;
    }
}
