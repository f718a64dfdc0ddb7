package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.TableOfContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/backup.md knows every command, option and error of backups. */
class BackupManualTest {
    private static List<String> lines;
    private static String manual;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Path.of("docs/backup.md"));
        manual = String.join("\n", lines);
    }

    static Stream<CommandTable> commands() {
        return CommandTable.sorted().stream()
                .filter(command -> Set.of("restore", "import").contains(command.command())
                        || command.words().get(0).equals("backup"));
    }

    static Stream<ErrorCode> errors() {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.name().matches("(BACKUP|SOURCE|RESTORE|LIBSQL)_.*"));
    }

    @Test
    void theTableOfContentsHasEveryChapter() {
        TableOfContents.assertComplete(lines);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasItsLine(CommandTable command) {
        assertThat(lines)
                .filteredOn(line -> line.matches("\\| `" + command.command() + "(`| FILE`).*"))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsThere(CommandTable command) {
        CommandLine line = new CommandLine(command.create(new Context(null, null, null, new GlobalOptions())));

        assertThat(line.getCommandSpec().options())
                .extracting(OptionSpec::longestName)
                .allMatch(option -> Pattern.compile("`[^`\n]*" + option + "\\b")
                        .matcher(manual)
                        .find());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsThere(ErrorCode code) {
        assertThat(lines)
                .filteredOn(line -> line.startsWith(
                        "| `" + code.name() + "` | " + code.exitCode().number() + " | "))
                .hasSize(1);
    }
}
