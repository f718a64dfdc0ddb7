package dev.libsqlctl.backup.corpus;

import dev.libsqlctl.support.ShellTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random databases come back as they were. The seed of one that does not is in the message. */
@ShellTest
class RandomRoundTripIT {
    private static final long FIRST_SEED = 20_260_101;

    @TempDir
    private Path directory;

    @Test
    void someDatabases() throws Exception {
        for (long seed : LongStream.range(FIRST_SEED, FIRST_SEED + 12).toArray()) {
            comesBack(seed);
        }
    }

    @Tag("campaign")
    @Test
    void manyDatabases() throws Exception {
        for (long seed : LongStream.range(0, 2_000).toArray()) {
            comesBack(seed);
        }
    }

    private void comesBack(long seed) throws Exception {
        Path own = Files.createTempDirectory(directory, "seed");
        try {
            boolean lost = seed % 2 == 1;
            FileRoundTrip trip = new FileRoundTrip(RandomDatabase.of(seed, lost), own);
            if (lost) {
                trip.restoredHasTheSameRows();
            } else {
                trip.dumpIsTheShells();
                trip.dumpWithRowidsIsTheShells();
                trip.restoredIsTheSame();
                trip.shellsDumpLoads();
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        } finally {
            try (Stream<Path> files = Files.walk(own)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
