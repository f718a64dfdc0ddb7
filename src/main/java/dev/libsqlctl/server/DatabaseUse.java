package dev.libsqlctl.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which database a process was told to open, if it is a {@code sqld}. The path of a process of another container is looked up
 * through {@code /proc/PID/root} and {@code /proc/PID/cwd}, which lead to the directory that the process sees.
 *
 * @param paths ways to the database that this process may or may not be able to follow; empty for any other program
 */
record DatabaseUse(List<Path> paths) {
    static DatabaseUse of(RunningProcess process) {
        if (!process.program().equals("sqld")) {
            return new DatabaseUse(List.of());
        }
        Optional<String> path = process.option("--db-path").or(() -> process.option("-d"));
        return new DatabaseUse(
                path.map(value -> waysTo(Path.of(value), process.pid())).orElse(List.of()));
    }

    private static List<Path> waysTo(Path path, long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        return path.isAbsolute()
                ? List.of(path, process.resolve("root").resolve(path.subpath(0, path.getNameCount())))
                : List.of(process.resolve("cwd").resolve(path));
    }

    /** {@return whether the database is the directory itself or lies directly inside} */
    boolean touches(Path directory) {
        return paths.stream().anyMatch(path -> same(path, directory) || same(path.getParent(), directory));
    }

    private static boolean same(Path path, Path directory) {
        try {
            return Files.isSameFile(path, directory);
        } catch (IOException e) {
            return false;
        }
    }
}
