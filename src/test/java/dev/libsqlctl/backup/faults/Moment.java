package dev.libsqlctl.backup.faults;

import dev.libsqlctl.support.Program.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A moment of a run, told by what it has done so far and not by the clock. */
final class Moment {
    private static final Duration POLL = Duration.ofMillis(1);

    private Moment() {}

    /** {@return whether a run has come so far while it still runs} */
    static boolean reached(Running run, BooleanSupplier progress) {
        while (run.alive()) {
            if (progress.getAsBoolean()) {
                return true;
            }
            run.endsWithin(POLL);
        }
        return false;
    }

    /** {@return the bytes of the files in a directory that have no name yet, of those whose names contain a word} */
    static long pending(Path directory, String word) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".tmp"))
                    .filter(file -> file.getFileName().toString().contains(word))
                    .mapToLong(Moment::size)
                    .sum();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // It has got its name, or was deleted.
            return 0;
        }
    }
}
