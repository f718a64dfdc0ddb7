package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.cli.completion.ClosedChoice;
import dev.libsqlctl.config.Setting;
import dev.libsqlctl.config.Settings;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;

/** What the program can do stands in its help and in docs/cli.md, and what stands there is true. */
class DocumentationTest {
    private static String reference;

    @BeforeAll
    static void read() throws IOException {
        reference = Files.readString(Path.of("docs/cli.md"));
    }

    private static String output(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                AnswerWriter.to(out),
                new PrintWriter(err),
                new Console.Terminal(false, false, false));
        Context context = new Context(
                console, new Settings(Map.of(), Path.of("/nowhere")), Path.of("/nowhere"), new GlobalOptions());
        int exitCode = CommandLines.run(context, arguments);
        assertThat(exitCode).as(err.toString()).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    static Stream<String> commands() {
        return CommandTable.sorted().stream().map(CommandTable::command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOpensWithExamplesOfThatCommand(String command) {
        String[] words = command.split(" ");
        String help =
                output(Stream.concat(Stream.of(words), Stream.of("--help")).toArray(String[]::new));

        assertThat(help.lines().toList().get(0)).isEqualTo("Examples:");
        assertThat(help.lines().toList().get(1)).contains("libsqlctl " + command);
        assertThat(help).contains("--json").contains("Usage: libsqlctl " + command);
        assertThat(output(Stream.concat(Stream.of("help"), Stream.of(words)).toArray(String[]::new)))
                .isEqualTo(help);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsExplained(String command) {
        picocli.CommandLine line = new picocli.CommandLine(CommandTable.of(List.of(command.split(" ")))
                .orElseThrow()
                .create(new Context(null, null, null, new GlobalOptions())));

        assertThat(line.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(command + " " + option.longestName())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatOnlySomeWordsAreTakenForNamesThem(String command) {
        picocli.CommandLine line = new picocli.CommandLine(CommandTable.of(List.of(command.split(" ")))
                .orElseThrow()
                .create(new Context(null, null, null, new GlobalOptions())));

        for (ArgSpec argument : line.getCommandSpec().args()) {
            for (ITypeConverter<?> converter : argument.converters()) {
                if (converter instanceof ClosedChoice choice) {
                    assertThat(String.join(" ", argument.description()))
                            .as(command + " " + argument.paramLabel())
                            .contains(choice.words());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandStandsInTheReference(String command) {
        assertThat(reference).contains("| `" + command + "` |");
    }

    @Test
    void noCommandListsThemAllSortedOneLineEach() {
        String list = output();

        assertThat(list).isEqualTo(output("help"));
        assertThat(list.lines()
                        .filter(line -> line.startsWith("  "))
                        .map(line -> line.strip().split(" {2,}")[0]))
                .containsExactlyElementsOf(commands().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "keys"})
    void aGroupListsItsCommands(String group) {
        assertThat(output(group).lines().filter(line -> line.startsWith("  ")))
                .allMatch(line -> line.startsWith("  " + group + " "))
                .hasSize((int) commands()
                        .filter(command -> command.startsWith(group + " "))
                        .count());
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorCodeStandsInTheReferenceWithItsExitCode(ErrorCode code) {
        assertThat(reference)
                .contains("| `" + code.name() + "` | " + code.exitCode().number() + " |");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void everyExitCodeStandsInTheReference(ExitCode code) {
        assertThat(reference).contains("\n| " + code.number() + " | ");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingStandsInTheReference(Setting setting) {
        assertThat(setting.variables())
                .allSatisfy(variable -> assertThat(reference).contains("`" + variable + "`"));
        setting.flag().ifPresent(flag -> assertThat(reference).contains("| `" + flag + "` |"));
        setting.defaultValue().ifPresent(value -> assertThat(reference).contains("`" + value + "`"));
    }
}
