package dev.libsqlctl.backup.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/backup.md says to differ is what the corpus is allowed to have differ, and nothing else. */
class DifferencesInTheManualTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** {@return the cells of the rows of the tables, which have two or three columns} */
    private static List<List<String>> rows(int columns) throws IOException {
        return Files.readString(Path.of("docs/backup.md"))
                .split("\n## Where a dump differs\n")[1]
                .split("\n## ")[0]
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
                .map(line -> Arrays.stream(line.substring(2).split(" \\|( |$)")).toList())
                .filter(cells -> cells.size() == columns)
                .toList();
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    @Test
    void whatTheShellLosesIsListedAsItIs() throws IOException {
        assertThat(rows(3))
                .extracting(cells -> cells.get(0))
                .containsExactlyInAnyOrderElementsOf(ShellDifferences.titled().keySet());
        for (List<String> cells : rows(3)) {
            List<ShellDifferences.Line> lines = ShellDifferences.titled().get(cells.get(0));
            assertThat(code(cells.get(1)))
                    .isNotEmpty()
                    .allSatisfy(code ->
                            assertThat(lines).anyMatch(line -> line.shell().contains(code)));
            assertThat(code(cells.get(2)))
                    .isNotEmpty()
                    .allSatisfy(code ->
                            assertThat(lines).anyMatch(line -> line.ours().contains(code)));
        }
    }

    @Test
    void whatDiffersOnAServerIsListed() throws IOException {
        assertThat(rows(2)).extracting(cells -> cells.get(0)).containsExactlyElementsOf(ServerDifferences.TITLES);
    }
}
