package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.support.TableOfContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/migrations.md knows every command, option and error of migrations. */
class MigrationManualTest {
    private static List<String> lines;
    private static String manual;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Path.of("docs/migrations.md"));
        manual = String.join("\n", lines);
    }

    static Stream<CommandTable> commands() {
        return CommandTable.sorted().stream()
                .filter(command -> command.group().filter("migrate"::equals).isPresent());
    }

    static Stream<ErrorCode> errors() {
        return Arrays.stream(ErrorCode.values()).filter(code -> code.name().startsWith("MIGRATION"));
    }

    @Test
    void theTableOfContentsHasEveryChapter() {
        TableOfContents.assertComplete(lines);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasItsLine(CommandTable command) {
        assertThat(lines)
                .filteredOn(line -> line.matches("\\| `" + command.command() + "[` ].*"))
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
                .filteredOn(line -> line.startsWith("| `" + code.name() + "` | "))
                .hasSize(1);
    }
}
