package dev.libsqlctl.packages;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.CleanClone;
import dev.libsqlctl.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever builds the packages from the same sources with the same JDK has the same bytes, wherever it is. */
@Tag("campaign")
class ReproducibleBuildIT {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @TempDir
    Path directory;

    @Test
    void twoBuildsInTwoDirectoriesAreEqual() throws IOException {
        String one = sums(directory.resolve("one"));
        String other = sums(directory.resolve("another place très loin"));

        assertThat(one).isEqualTo(other).hasLineCount(8);
    }

    private static String sums(Path clone) throws IOException {
        CleanClone.into(clone);
        String build = "umask 022; exec mvn -q -B -Pdist -Dmaven.test.skip=true package";
        Program.Running run = Program.of(Path.of("/bin/bash"), clone).start("-c", build);
        run.endsWithin(LONGEST);
        assertThat(run.end()).succeeded();
        return Files.readString(clone.resolve("target/packages/SHA256SUMS"));
    }
}
