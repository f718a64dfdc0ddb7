package dev.libsqlctl.sql.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "plain, 5",
        "é, 1",
        "日本語, 6",
        "ｈａｌｆ, 8",
        "👍, 2",
        "👩‍👩‍👧, 2",
        "❤️, 2",
        "│, 1",
        "한글, 4",
        "مرحبا, 5"
    })
    void isWhatATerminalTakes(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"é, 1"})
    void aLetterAndItsAccentAreOne(String text, int width) {
        assertThat(DisplayWidth.of(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)))
                .isEqualTo(width);
    }
}
