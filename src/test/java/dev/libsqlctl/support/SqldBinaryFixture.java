package dev.libsqlctl.support;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real {@code sqld} that the tests run. */
public final class SqldBinaryFixture {
    private SqldBinaryFixture() {}

    /** {@return the executable file} */
    public static Path path() {
        String path = System.getenv("LIBSQLCTL_SQLD");
        if (path == null || !Files.isExecutable(Path.of(path))) {
            throw new IllegalStateException("LIBSQLCTL_SQLD must name an sqld executable for this test");
        }
        return Path.of(path);
    }
}
