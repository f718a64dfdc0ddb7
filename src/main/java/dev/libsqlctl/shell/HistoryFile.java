package dev.libsqlctl.shell;

import dev.libsqlctl.file.PrivateFiles;
import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The file that keeps what was typed for a target.
 *
 * @param path in the user's state directory (XDG Base Directory Specification), or where Windows keeps what belongs to this machine alone
 */
record HistoryFile(Path path) {
    private static final int LONGEST_NAME = 60;
    private static final int DIGITS = 8;

    /** {@return that of a target} Its name can be read, and some digits tell those apart that look alike. */
    static HistoryFile of(Map<String, String> environment, Target target) {
        String chosen = environment.getOrDefault("XDG_STATE_HOME", "");
        // The specification says to ignore a relative one.
        Path state = Path.of(chosen).isAbsolute() ? Path.of(chosen) : usual(environment);
        String readable = target.name().replaceAll("[^A-Za-z0-9.-]+", "_");
        String end = readable.substring(Math.max(0, readable.length() - LONGEST_NAME));
        return new HistoryFile(
                state.resolve("libsqlctl").resolve("history").resolve(end + "-" + digits(target.name())));
    }

    private static Path usual(Map<String, String> environment) {
        String home = environment.get("HOME");
        String windows = environment.get("LOCALAPPDATA");
        return home == null && windows != null
                ? Path.of(windows)
                : Path.of(home == null ? "." : home, ".local", "state");
    }

    private static String digits(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return its path, after having made sure that it is there and that nobody else reads it} */
    Path prepare() throws IOException {
        PrivateFiles.createDirectories(path.getParent());
        if (Files.notExists(path)) {
            PrivateFiles.create(path);
        }
        PrivateFiles.restrict(path);
        return path;
    }
}
