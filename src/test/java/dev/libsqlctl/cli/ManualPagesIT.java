package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.config.Settings;
import dev.libsqlctl.support.NeedsProgram;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The manual pages of the distribution. */
class ManualPagesIT {
    private static final Path PAGES = Program.distribution().resolve("share/man/man1");

    @TempDir
    Path directory;

    private static CommandLine program() {
        Path nowhere = Path.of("/nowhere");
        return CommandLines.all(new Context(null, new Settings(Map.of(), nowhere), nowhere, new GlobalOptions()));
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ManualPagesIT::commands));
    }

    private static Path page(CommandSpec command) {
        return PAGES.resolve(command.qualifiedName("-") + ".1");
    }

    private String rendered(CommandSpec command) {
        Run run = Program.of(Path.of("/usr/bin/env"), directory)
                .run(
                        "groff",
                        "-man",
                        "-ww",
                        "-Tascii",
                        "-P-cbou",
                        "-rLL=200n",
                        page(command).toString());
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err()).as(command.qualifiedName()).isEmpty();
        return words(run.out());
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void everyCommandHasOneAndThereAreNoOthers() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(commands(program())
                            .map(command ->
                                    page(command.getCommandSpec()).getFileName().toString())
                            .toList())
                    .contains("libsqlctl.1", "libsqlctl-backup.1", "libsqlctl-migrate-up.1")
                    .hasSizeGreaterThan(CommandTable.values().length);
        }
    }

    @TestFactory
    @NeedsProgram("groff")
    Stream<DynamicTest> nothingIsMissingAndGroffHasNothingToWarnOf() {
        return commands(program())
                .map(CommandLine::getCommandSpec)
                .map(command -> DynamicTest.dynamicTest(command.qualifiedName(), () -> assertComplete(command)));
    }

    private void assertComplete(CommandSpec command) {
        String text = rendered(command);
        assertThat(text).contains(words(String.join(" ", command.usageMessage().description())));
        command.args().forEach(argument -> assertThat(text).contains(words(String.join(" ", argument.description()))));
        command.options().forEach(option -> assertThat(text).contains(List.of(option.names())));
        command.options().stream()
                .filter(option -> option.arity().max() > 0)
                .forEach(option -> assertThat(text).contains(option.longestName() + "=" + option.paramLabel()));
        for (String example : command.usageMessage().header()) {
            assertThat(text).contains(words(example.strip()));
        }
        assertThat(text)
                .contains(CommandModel.summary(
                        command.qualifiedName().replace("libsqlctl", "").strip()));
    }

    @Test
    void settingsAreNamedWhereTheyCount() throws IOException {
        assertThat(Files.readString(PAGES.resolve("libsqlctl-play.1")))
                .contains("LIBSQLCTL_URL")
                .contains("JWT_TOKEN");
        assertThat(Files.readString(PAGES.resolve("libsqlctl-start.1")))
                .contains("LIBSQLCTL_DATA_DIR")
                .contains("LIBSQLCTL_TIMEOUT");
        assertThat(Files.readString(PAGES.resolve("libsqlctl-stop.1"))).doesNotContain("LIBSQLCTL_TIMEOUT");
    }

    @Test
    void whatIsWrittenDependsOnNothingButTheProgramAndTheDay() throws IOException {
        Path share = directory.resolve("share");
        Path left = Files.createDirectories(share.resolve("man/man1")).resolve("libsqlctl-gone.1");
        Files.writeString(left, "");

        ShareFiles.main(new String[] {share.toString(), "2030-01-02T03:04:05Z"});

        assertThat(left).doesNotExist();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                String again = Files.readString(share.resolve("man/man1").resolve(file.getFileName()));
                assertThat(again.replace("2030\\-01\\-02", ""))
                        .isEqualTo(Files.readString(file).replaceFirst("\"\\d{4}\\\\-\\d\\d\\\\-\\d\\d\"", "\"\""));
            }
        }
    }
}
