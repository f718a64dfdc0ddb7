package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.server.RestartPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "60s,PT1M", "60,PT1M", "10m,PT10M", "2h,PT2H", "7d,PT168H", "0s,PT0S"})
    void durations(String text, Duration duration) {
        assertThat(Converters.duration(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1s", "1w", "1.5h", "1 s", "99999999999s"})
    void whatIsNoDuration(String text) {
        assertThatThrownBy(() -> Converters.duration(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @CsvSource({"512m,536870912", "2g,2147483648", "64MB,67108864", "1k,1024", "100,100"})
    void sizes(String text, long bytes) {
        assertThat(Converters.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "1.5g", "-1m", "1t"})
    void whatIsNoSize(String text) {
        assertThatThrownBy(() -> Converters.bytes(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void choicesAreWrittenInLowerCaseWithDashes() {
        assertThat(new Choice.OfRestart().convert("unless-stopped")).isEqualTo(RestartPolicy.UNLESS_STOPPED);
        assertThatThrownBy(() -> new Choice.OfRestart().convert("sometimes"))
                .hasMessageContaining("no, on-failure, unless-stopped, always");
    }

    @ParameterizedTest
    @CsvSource({"PT0.012S,12ms", "PT1.44S,1.4s", "PT42S,42s", "PT12M5S,12m 5s", "PT3H20M,3h 20m", "P2DT3H,2d 3h"})
    void durationsInWords(Duration duration, String words) {
        assertThat(Quantities.duration(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "4096,4.0 KiB", "1572864,1.5 MiB"})
    void sizesInWords(long bytes, String words) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(words);
    }
}
