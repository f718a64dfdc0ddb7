package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.TableOfContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/jdbc.md knows every property and every SQLState of the driver, and none besides. */
class ManualTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/libsqlctl/jdbc");
    private static final Pattern STATE_IN_SOURCE = Pattern.compile("\"([0-9HX][0-9A-Z]{4})\"");
    private static final Pattern STATE_IN_TABLE = Pattern.compile("`([0-9HX][0-9A-Z]{4})`");

    private static List<String> manual() {
        try {
            return Files.readAllLines(Path.of("docs/jdbc.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(String header) {
        return manual().stream()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    @Test
    void everyPropertyIsInTheTableWithItsDefault() {
        List<String> rows = rows("| property | default |");

        assertThat(rows).hasSameSizeAs(ConnectionProperty.values());
        assertThat(ConnectionProperty.values()).allSatisfy(property -> {
            String fallback = property.fallback().isEmpty() ? "" : "`" + property.fallback() + "` ";
            assertThat(rows)
                    .filteredOn(row -> row.startsWith("| `" + property.key() + "` | " + fallback + "| "))
                    .as(property.key())
                    .hasSize(1);
        });
    }

    @Test
    void everySqlStateIsInTheTable() throws IOException {
        Set<String> inSources = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                inSources.addAll(states(STATE_IN_SOURCE, Files.readString(file)));
            }
        }
        Set<String> inTable = rows("| SQLState | class |").stream()
                .map(row -> row.split("\\|")[1])
                .flatMap(cell -> states(STATE_IN_TABLE, cell).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inSources).isNotEmpty();
        assertThat(inTable).isEqualTo(inSources);
    }

    @Test
    void everyUrlOfTheManualIsAccepted() throws Exception {
        List<String> urls = manual().stream()
                .flatMap(line -> Pattern.compile("jdbc:libsql:[^\\s\"`?…]+")
                        .matcher(line)
                        .results())
                .map(MatchResult::group)
                .map(url -> url.replace(":port", ":8080").replace("{host}:{port}", "host:8080"))
                .distinct()
                .toList();

        assertThat(urls).hasSizeGreaterThan(5);
        for (String url : urls) {
            assertThat(new LibsqlDriver().acceptsURL(url)).as(url).isTrue();
            JdbcUrl.parse(url);
        }
    }

    private static Set<String> states(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theTableOfContentsHasEveryChapter() {
        TableOfContents.assertComplete(manual());
    }
}
