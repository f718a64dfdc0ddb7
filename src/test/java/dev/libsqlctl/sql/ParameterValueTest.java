package dev.libsqlctl.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValueTest {
    @Test
    void literalsAreWhatSqlMeansByThem() {
        assertThat(ParameterValue.of("42")).isEqualTo(42L);
        assertThat(ParameterValue.of("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(ParameterValue.of("9223372036854775808")).isEqualTo(9223372036854775808.0);
        assertThat(ParameterValue.of("1.5")).isEqualTo(1.5);
        assertThat(ParameterValue.of("-1e3")).isEqualTo(-1000.0);
        assertThat(ParameterValue.of("null")).isNull();
        assertThat(ParameterValue.of("'42'")).isEqualTo("42");
        assertThat(ParameterValue.of("'it''s'")).isEqualTo("it's");
        assertThat(ParameterValue.of("''")).isEqualTo("");
        assertThat((byte[]) ParameterValue.of("x'00ff'")).containsExactly(0, 0xff);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Ada", "O'Brien", "'a'b'", "1.2.3", "12:30", "x'0'", "0x10", "1e", "+", "-", ".", "Infinity"
            })
    void anythingElseIsAText(String text) {
        assertThat(ParameterValue.of(text)).isEqualTo(text);
    }
}
