package dev.libsqlctl.backup.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shell of SQLite, {@code sqlite3}: what it prints for a file is what a dump has to be. */
final class ReferenceShell {
    private ReferenceShell() {}

    /** Runs SQL in a file. */
    static void run(Path file, String sql) throws IOException {
        Path script = Files.createTempFile(file.getParent(), "script", ".sql");
        Files.writeString(script, sql);
        call(new ProcessBuilder("sqlite3", "-bail", file.toString()).redirectInput(script.toFile()));
    }

    /** {@return the dump of a file, byte by byte as characters} */
    static String dump(Path file) throws IOException {
        return call(new ProcessBuilder("sqlite3", file.toString(), ".dump"));
    }

    private static String call(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return output;
    }
}
