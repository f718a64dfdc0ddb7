package dev.libsqlctl.config;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The path in the URL of a local file. */
final class LocalPath {
    private static final Pattern SLASH_AND_DRIVE = Pattern.compile("/[A-Za-z]:.*");

    private LocalPath() {}

    /**
     * {@return the path that the rest of a URL means on this machine}
     *
     * @throws LibsqlctlException {@link ErrorCode#SETTING_INVALID} when no file can have it here
     */
    static Path of(String rest) {
        try {
            return Path.of(text(rest, File.separatorChar));
        } catch (InvalidPathException e) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID,
                    "no file can be called " + rest + " here: " + e.getReason(),
                    "Write it like sqlite:app.db.",
                    e);
        }
    }

    /** {@return the path of a URL in the words of the system with a separator of its own} On Windows the path of a URL has a slash before the drive. */
    static String text(String rest, char separator) {
        return separator == '\\' && SLASH_AND_DRIVE.matcher(rest).matches() ? rest.substring(1) : rest;
    }
}
