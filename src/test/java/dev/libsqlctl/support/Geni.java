package dev.libsqlctl.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The real geni: the one that {@code GENI} names, else the one on the {@code PATH}. */
public final class Geni {
    private Geni() {}

    /** {@return the binary; empty when there is none} */
    public static Optional<Path> find() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("GENI")).map(Path::of),
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                                .map(directory -> Path.of(directory, "geni")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** {@return geni in the directory of a project, with the project's database in its environment} */
    public static Program in(Path directory, String url) {
        return Program.of(find().orElseThrow(), directory)
                .with("DATABASE_URL", url)
                .with("DATABASE_WAIT_TIMEOUT", "10");
    }
}
