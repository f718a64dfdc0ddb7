package dev.libsqlctl.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1;",
                "SELECT ';' -- not yet\n;",
                "-- nothing",
                "SELECT 1; /* done */ -- really",
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;"
            })
    void complete(String text) {
        assertThat(Completeness.of(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT ';",
                "SELECT 1 -- ;",
                "/* a comment;",
                "SELECT 1; SELECT",
                "SELECT 1; -",
                "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;"
            })
    void incomplete(String text) {
        assertThat(Completeness.of(text)).isFalse();
    }
}
