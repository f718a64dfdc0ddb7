package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexTextTest {
    @Test
    void termsWithoutCollationAndDirection() {
        assertThat(IndexText.parse(
                        "CREATE INDEX i ON t (a, \"b, c\" DESC, lower(d || ',') COLLATE NOCASE ASC, e COLLATE x)"))
                .isEqualTo(new IndexText(List.of("a", "\"b, c\"", "lower(d || ',')", "e"), null));
    }

    @Test
    void theConditionIsWhatFollows() {
        assertThat(
                        IndexText.parse(
                                "CREATE UNIQUE INDEX IF NOT EXISTS main.\"i (1)\" ON t(a) WHERE (b > 1) AND c IN (1, 2) -- all"))
                .isEqualTo(new IndexText(List.of("a"), "(b > 1) AND c IN (1, 2)"));
    }

    @Test
    void anIndexWithoutATextHasNothing() {
        assertThat(IndexText.parse("")).isEqualTo(new IndexText(List.of(), null));
    }
}
