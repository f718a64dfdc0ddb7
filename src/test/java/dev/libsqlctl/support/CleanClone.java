package dev.libsqlctl.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of this checkout as a fresh clone of it has them: no build, nothing that is ignored. */
public final class CleanClone {
    private static final Path CHECKOUT = Path.of(System.getProperty("libsqlctl.basedir"));

    private CleanClone() {}

    /** {@return a new clone in a directory that does not exist yet} */
    public static Path into(Path directory) {
        try {
            // Files that are not committed yet belong to what is being tested.
            Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(CHECKOUT.toFile())
                    .start();
            String[] files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git ls-files failed in " + CHECKOUT);
            }
            for (String file : files) {
                copy(CHECKOUT.resolve(file), directory.resolve(file));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
