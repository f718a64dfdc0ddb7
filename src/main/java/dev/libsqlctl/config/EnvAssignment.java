package dev.libsqlctl.config;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A variable that a file of environment variables shall set. All that is in the file stays as it is, comments included.
 *
 * @param file absolute path of the file, which need not be there
 * @param name the variable
 * @param value its value, which needs no quotes
 */
public record EnvAssignment(Path file, String name, String value) {
    /**
     * {@return whether the file sets the variable to this value already}
     *
     * @throws LibsqlctlException {@link ErrorCode#ENV_FILE_CONFLICT} when it sets another value, and as {@link EnvFile#read} when the
     *     file cannot be understood
     */
    public boolean present() {
        if (!Files.exists(file)) {
            return false;
        }
        Optional<String> current =
                Optional.ofNullable(EnvFile.read(file).get(name)).filter(text -> !text.isEmpty());
        current.filter(text -> !text.equals(value)).ifPresent(text -> {
            throw new LibsqlctlException(
                    ErrorCode.ENV_FILE_CONFLICT,
                    file + " sets " + name + " to something else than " + value,
                    "Change or remove that line, then run this again; or name another file with --env-file.");
        });
        return current.isPresent();
    }

    /**
     * Adds the assignment at the end of the file, which is made when it is not there.
     *
     * @return whether it was added: it may have been there
     * @throws LibsqlctlException as {@link #present}; {@link ErrorCode#IO_ERROR} when the file cannot be written
     */
    public boolean add() {
        if (present()) {
            return false;
        }
        try {
            if (Files.exists(file)) {
                // A link to the file stays a link.
                Path real = file.toRealPath();
                AtomicFile.rewrite(real, appended(Files.readAllBytes(real)));
            } else {
                // It may come to hold secrets.
                AtomicFile.write(file, appended(new byte[0]));
            }
            return true;
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    file + " cannot be written: " + e.getMessage(),
                    "Add the line " + name + "=" + value + " to it yourself.",
                    e);
        }
    }

    private byte[] appended(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return (text + separator + name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
