package dev.libsqlctl.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of this checkout as a fresh clone of it has them: no build, nothing that is ignored. */
public final class CleanClone {
    private static final Path CHECKOUT = Path.of(System.getProperty("libsqlctl.basedir"));

    private CleanClone() {}

    /** {@return a new clone} Of an earlier one in this directory stays what was built there, which takes half a minute. */
    public static Path into(Path directory) {
        try {
            removeAllButTheBuild(directory);
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

    private static void removeAllButTheBuild(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(directory)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            if (!path.startsWith(directory.resolve("target")) && !path.equals(directory)) {
                Files.delete(path);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
