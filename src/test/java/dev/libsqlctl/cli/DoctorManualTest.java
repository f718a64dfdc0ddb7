package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.doctor.Diagnosis;
import dev.libsqlctl.doctor.Doctor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/doctor.md knows every check, every finding and every option, and no others. */
class DoctorManualTest {
    /** A line of the table: check, finding, severity. */
    private static final Pattern LINE = Pattern.compile("\\| `([a-z-]+)` \\| `([a-z-]+)` \\| (\\w+) \\| .+ \\| .+ \\|");

    private static List<String> lines;
    private static List<Matcher> table;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Path.of("docs/doctor.md"));
        table = lines.stream().map(LINE::matcher).filter(Matcher::matches).toList();
    }

    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void everyFindingHasItsLine(Diagnosis diagnosis) {
        assertThat(table)
                .filteredOn(line -> line.group(2).equals(diagnosis.id()))
                .isNotEmpty()
                .allMatch(line -> line.group(3)
                        .toUpperCase(Locale.ROOT)
                        .equals(diagnosis.severity().name()));
    }

    @Test
    void everyCheckHasItsLineAndNothingElseHas() {
        assertThat(table.stream()
                        .map(line -> line.group(1))
                        .filter(name -> !name.equals("any"))
                        .distinct())
                .containsExactlyElementsOf(Doctor.checks());
        assertThat(table.stream().map(line -> line.group(2)))
                .isSubsetOf(Arrays.stream(Diagnosis.values()).map(Diagnosis::id).toList());
    }

    @Test
    void everyOptionIsThere() {
        CommandLine line =
                new CommandLine(CommandTable.DOCTOR.create(new Context(null, null, null, new GlobalOptions())));

        assertThat(line.getCommandSpec().options())
                .extracting(OptionSpec::longestName)
                .allMatch(option -> String.join("\n", lines).contains("`" + option));
    }
}
