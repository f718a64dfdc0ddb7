package dev.libsqlctl.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> COMMANDS =
            List.of("alive", "backup", "first-start", "play", "restart", "restore", "start", "status", "stop");

    @Test
    void findsWhatASlipOfTheFingersMeant() {
        assertThat(Suggestions.of("strat", COMMANDS).get(0)).isEqualTo("start");
        assertThat(Suggestions.of("stpo", COMMANDS).get(0)).isEqualTo("stop");
        assertThat(Suggestions.of("first-strat", COMMANDS)).containsExactly("first-start");
        assertThat(Suggestions.of("plya", COMMANDS)).containsExactly("play");
        assertThat(Suggestions.of("--nmae", List.of("--name", "--node"))).startsWith("--name");
    }

    @Test
    void suggestsNothingThatIsFarOff() {
        assertThat(Suggestions.of("frobnicate", COMMANDS)).isEmpty();
    }
}
