package dev.libsqlctl.config;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of environment variables, such as {@code .env}: one {@code NAME=VALUE} a line, {@code #} at the start of a line for
 * comments, an optional {@code export} before the name. A value in matching single or double quotes loses them; nothing
 * else in a value is special, so that a server gets the same value from a container engine and from a process.
 */
public final class EnvFile {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export\\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\\s*=(?<value>.*)");

    private EnvFile() {}

    /**
     * Reads a file that must be there.
     *
     * @param file the file
     * @return its variables in the order of the file; the last assignment of a name wins
     * @throws LibsqlctlException {@link ErrorCode#ENV_FILE_MISSING} when it cannot be read,
     *     {@link ErrorCode#ENV_FILE_MALFORMED} with the line's number when a line is no assignment
     */
    public static Map<String, String> read(Path file) {
        List<String> lines = lines(file);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = (i == 0 ? withoutByteOrderMark(lines.get(i)) : lines.get(i)).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher assignment = ASSIGNMENT.matcher(line);
                if (!assignment.matches()) {
                    throw malformed(file, i + 1, "is no NAME=VALUE");
                }
                String value = assignment.group("value").strip();
                variables.put(assignment.group("name"), unquoted(value, file, i + 1));
            }
        }
        return variables;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw missing(file, "there is no " + file, e);
        } catch (CharacterCodingException e) {
            throw new LibsqlctlException(
                    ErrorCode.ENV_FILE_MALFORMED, file + " is not UTF-8 text", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw missing(file, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String withoutByteOrderMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static String unquoted(String value, Path file, int line) {
        if (value.isEmpty() || (value.charAt(0) != '"' && value.charAt(0) != '\'')) {
            return value;
        }
        if (value.length() < 2 || value.charAt(value.length() - 1) != value.charAt(0)) {
            throw malformed(file, line, "opens a quote and does not close it at its end");
        }
        return value.substring(1, value.length() - 1);
    }

    private static LibsqlctlException missing(Path file, String message, IOException cause) {
        String hint =
                "Copy .env.example to " + file.getFileName() + " and fill it in, or name another with --env-file.";
        return new LibsqlctlException(ErrorCode.ENV_FILE_MISSING, message, hint, cause);
    }

    /** The line itself is not shown: it may hold a secret. */
    private static LibsqlctlException malformed(Path file, int line, String reason) {
        return new LibsqlctlException(
                ErrorCode.ENV_FILE_MALFORMED,
                "line " + line + " of " + file + " " + reason,
                "Write one NAME=VALUE a line; start comments with #.");
    }
}
