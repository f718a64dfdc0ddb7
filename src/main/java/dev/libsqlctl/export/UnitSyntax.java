package dev.libsqlctl.export;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How systemd reads values: systemd.syntax(7) for quotes, "Specifiers" of systemd.unit(5) for the percent sign, "Command lines" of systemd.service(5) for the
 * dollar sign, which means something in a command line alone. Quadlet, podman-systemd.unit(5), reads its values alike and hands them on to systemd.
 */
final class UnitSyntax {
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_./:=@+,\\[\\]-]+");

    /** What the name of a program must not hold, however it is quoted. */
    private static final Pattern NO_PROGRAM = Pattern.compile("[\"'\\\\\\p{Cntrl}]");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private UnitSyntax() {}

    /** {@return a text as one word} */
    static String word(String text) {
        if (SIMPLE.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            quoted.append(
                    switch (character) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '%' -> "%%";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        default ->
                            character < ' ' || character == 0x7f
                                    ? String.format("\\x%02x", (int) character)
                                    : String.valueOf(character);
                    });
        }
        return quoted.append('"').toString();
    }

    /** {@return a text as one argument of a command line} */
    static String argument(String text) {
        return word(text).replace("$", "$$");
    }

    /** {@return a command line} */
    static String command(List<String> words) {
        String program = words.get(0);
        if (NO_PROGRAM.matcher(program).find()) {
            return "/bin/sh -c " + argument("exec \"$0\" \"$@\"") + " " + arguments(words);
        }
        return words.size() == 1 ? word(program) : word(program) + " " + arguments(words.subList(1, words.size()));
    }

    /** {@return arguments with spaces between} */
    static String arguments(List<String> words) {
        return words.stream().map(UnitSyntax::argument).collect(Collectors.joining(" "));
    }

    /** {@return a directory as the rest of a line, where quotes and backslashes are characters like all others} */
    static String directory(Path directory) {
        // A space at the end would be taken away, and a backslash would join the next line.
        return restOfLine(directory) + (directory.toString().matches("(?s).*[\\s\\\\]") ? "/." : "");
    }

    /** {@return a file as the rest of a line} */
    static String file(Path file) {
        if (file.toString().matches("(?s).*[\\s\\\\]")) {
            throw unspeakable(file);
        }
        return restOfLine(file);
    }

    private static String restOfLine(Path path) {
        if (CONTROL.matcher(path.toString()).find()) {
            throw unspeakable(path);
        }
        return path.toString().replace("%", "%%");
    }

    private static LibsqlctlException unspeakable(Path path) {
        return new LibsqlctlException(
                ErrorCode.EXPORT_IMPOSSIBLE,
                "systemd cannot be told of a path that holds control characters or ends so: '" + path + "'",
                "Rename it.");
    }
}
