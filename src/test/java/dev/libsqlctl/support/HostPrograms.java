package dev.libsqlctl.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of this machine, and the libraries that they need. */
final class HostPrograms {
    private static final List<String> DIRECTORIES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");
    private static final Pattern LIBRARY = Pattern.compile("(?:=>\\s+)?(/\\S+)\\s+\\(0x");

    private HostPrograms() {}

    /** {@return a program's file, symbolic links resolved} */
    static Path find(String name) {
        return DIRECTORIES.stream()
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(HostPrograms::real)
                .orElseThrow(() -> new IllegalStateException("this machine has no " + name));
    }

    /** {@return the paths under which a program looks for its libraries and its loader} */
    static List<Path> libraries(Path program) {
        try {
            Process ldd = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().flatMap(HostPrograms::library).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> library(String line) {
        Matcher matcher = LIBRARY.matcher(line);
        return matcher.find() ? Stream.of(Path.of(matcher.group(1))) : Stream.empty();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
