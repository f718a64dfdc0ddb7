package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/json.md has the document of every command. */
class JsonManualTest {
    /** The one that is for people. */
    static Stream<CommandTable> commands() {
        return CommandTable.sorted().stream().filter(command -> command != CommandTable.SHELL);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsThere(CommandTable command) throws IOException {
        List<Readme.Command> commands = Readme.commands(Files.readAllLines(Path.of("docs/json.md")));

        assertThat(commands)
                .filteredOn(example -> example.text().matches("(?s)libsqlctl " + command.command() + " .*--json.*"))
                .anySatisfy(example ->
                        assertThat(String.join("\n", example.output())).contains("{"));
    }
}
