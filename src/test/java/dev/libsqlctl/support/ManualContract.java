package dev.libsqlctl.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of a document print what stands under them; each chapter begins in an empty directory with an empty database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ManualContract {
    private final Path manual;

    /** @param name the name of the document's file in {@code docs} */
    protected ManualContract(String name) {
        manual = Path.of(System.getProperty("libsqlctl.basedir"), "docs", name);
    }

    private List<Readme.Command> commands() throws IOException {
        return Readme.commands(Files.readAllLines(manual));
    }

    Stream<String> chapters() throws IOException {
        return commands().stream().map(Readme.Command::chapter).distinct();
    }

    @Test
    void itHasExamples() throws IOException {
        assertThat(chapters()).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void everyCommandPrintsWhatStandsUnderIt(String chapter, @TempDir Path directory) throws IOException {
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
