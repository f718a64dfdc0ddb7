package dev.libsqlctl.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The real sqld reads no variable that is not known here. */
class SqldVariablesIT {
    private static final Pattern VARIABLE = Pattern.compile("\\[env: (SQLD_\\w+)=");

    @Test
    void everyVariableOfTheHelpIsKnown() throws IOException {
        Process help = new ProcessBuilder(SqldBinaryFixture.path().toString(), "--help").start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> variables = VARIABLE.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(variables).hasSizeGreaterThan(30);
        assertThat(SqldVariables.NAMES).containsAll(variables);
        assertThat(SqldVariables.NAMES).containsAll(SqldVariables.AUTHENTICATION);
    }
}
