package dev.libsqlctl;

import com.github.dockerjava.api.DockerClient;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Readme;
import dev.libsqlctl.support.ServerImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The README as two kinds of readers try it. It has one port, so they do one after the other. */
class ReadmeIT {
    @TempDir
    static Path directory;

    /** What it says of a machine without Docker, and what it says of any machine. */
    @Nested
    class WithoutDocker extends ReadmeContract {
        private static final Set<String> CHAPTERS =
                Set.of("Without Docker", "Migrations", "Backups", "From other programs");

        @Override
        Path directory() {
            return directory;
        }

        @Override
        boolean runs(String chapter) {
            return CHAPTERS.contains(chapter);
        }

        @Override
        Program bash(Program bash) {
            return bash.with("LIBSQLCTL_ENGINE", "native");
        }
    }

    /** All that somebody reads who has Docker and a clone. */
    @Nested
    @DockerTest
    class WithDocker extends ReadmeContract {
        @BeforeAll
        static void provideImage() throws IOException {
            try (DockerClient docker = DockerFixture.client()) {
                ServerImage.provide(docker);
            }
        }

        @Override
        Path directory() {
            return directory;
        }

        @Override
        boolean runs(String chapter) {
            return !chapter.equals(Readme.INSTALL);
        }

        @Override
        Program bash(Program bash) {
            return bash;
        }
    }
}
