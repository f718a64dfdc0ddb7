package dev.libsqlctl.jdbc.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each difference stands in the manual, is asserted somewhere, and nothing else is said to differ. */
class DifferencesTest {
    private static final Path CONTRACTS = Path.of("src/test/java/dev/libsqlctl/jdbc/spec");

    @Test
    void theManualHasARowForEachAndNoOthers() throws IOException {
        List<String> section = Files.readString(Path.of("docs/jdbc.md"))
                .split("\n## Differences from sqlite-jdbc\n")[1]
                .split("\n## ")[0]
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();

        assertThat(section)
                .containsExactlyElementsOf(
                        Arrays.stream(Difference.values()).map(Difference::row).toList());
    }

    @Test
    void eachIsAssertedByAContract() throws IOException {
        StringBuilder contracts = new StringBuilder();
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            for (Path file : files.filter(each -> each.toString().endsWith("Contract.java"))
                    .toList()) {
                contracts.append(Files.readString(file));
            }
        }
        assertThat(Difference.values())
                .allSatisfy(each -> assertThat(contracts).containsPattern("Difference\\." + each.name() + "\\b"));
    }

    @Test
    void eachContractIsHeldAgainstBoth() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            names = files.map(file -> file.getFileName().toString()).toList();
        }
        List<String> contracts = names.stream()
                .filter(name -> name.endsWith("Contract.java") && !name.startsWith("Specification"))
                .map(name -> name.replace("Contract.java", ""))
                .toList();

        assertThat(contracts).isNotEmpty();
        assertThat(contracts)
                .allSatisfy(
                        name -> assertThat(names).contains("Libsql" + name + "IT.java", "Sqlite" + name + "IT.java"));
    }
}
