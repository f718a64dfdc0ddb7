package dev.libsqlctl.server.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user's programs are looked for.
 *
 * @param value the value of {@code PATH}
 */
record SearchPath(String value) {
    static SearchPath of(Map<String, String> environment) {
        return new SearchPath(environment.getOrDefault("PATH", ""));
    }

    /** {@return the first program of that name; entries that are not absolute are passed over, for they depend on the moment} */
    Optional<Path> find(String program) {
        return Arrays.stream(value.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(directory -> directory.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
