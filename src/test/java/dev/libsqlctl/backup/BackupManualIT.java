package dev.libsqlctl.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.ConsoleExamples;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Readme;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of docs/backup.md print what stands under them; each chapter begins in an empty directory with an empty database. */
class BackupManualIT {
    private static final Path MANUAL = Path.of(System.getProperty("libsqlctl.basedir"), "docs/backup.md");

    @TempDir
    Path directory;

    private static List<Readme.Command> commands() throws IOException {
        return Readme.commands(Files.readAllLines(MANUAL));
    }

    static Stream<String> chapters() throws IOException {
        return commands().stream().map(Readme.Command::chapter).distinct();
    }

    @Test
    void theManualHasExamples() throws IOException {
        assertThat(chapters()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void everyCommandPrintsWhatTheManualSays(String chapter) throws IOException {
        try (SqldServer server = SqldServer.start()) {
            Program bash = Program.of(Path.of("/bin/bash"), directory)
                    .with("PATH", Program.distribution().resolve("bin") + ":" + System.getenv("PATH"))
                    .with("LIBSQLCTL_URL", server.url());

            ConsoleExamples.assertAsPrinted(
                    bash,
                    commands().stream()
                            .filter(command -> command.chapter().equals(chapter))
                            .toList());
        }
    }
}
