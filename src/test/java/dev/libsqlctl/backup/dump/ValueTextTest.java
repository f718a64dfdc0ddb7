package dev.libsqlctl.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts and blobs as the shell prints them. */
class ValueTextTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] value) {
        Slab out = new Slab(1);
        new ValueText(out).text(value);
        return new String(out.bytes(), 0, out.length(), StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("", "''"),
                Arguments.of("it's", "'it''s'"),
                Arguments.of("a\nb", "replace('a\\nb','\\n',char(10))"),
                Arguments.of("a\rb", "replace('a\\rb','\\r',char(13))"),
                Arguments.of("a\r\nb'", "replace(replace('a\\r\\nb''','\\r',char(13)),'\\n',char(10))"),
                Arguments.of("\\n\n", "replace('\\n\\012','\\012',char(10))"),
                Arguments.of("\\n\\012\n", "replace('\\n\\012(\\n0)','(\\n0)',char(10))"),
                Arguments.of("\\n\\012(\\n0)\n", "replace('\\n\\012(\\n0)(\\n1)','(\\n1)',char(10))"),
                Arguments.of("\t\u0001", "'\t\u0001'"),
                Arguments.of("a\0b", "CAST(X'610062' AS TEXT)"),
                Arguments.of("\u00ff\u00feA", "'\u00ff\u00feA'"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextStaysInOneLineAndLosesNothing(String value, String expected) {
        assertThat(text(bytes(value))).isEqualTo(expected);
    }

    @Test
    void aBlobIsInLowerCase() {
        Slab out = new Slab(1);
        new ValueText(out).blob(new byte[] {0, (byte) 0xAB, (byte) 0xFF});

        assertThat(new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII))
                .isEqualTo("X'00abff'");
    }

    @Test
    void integersToTheirExtremes() {
        Slab out = new Slab(1);
        for (long value : new long[] {Long.MIN_VALUE, -1, 0, 10, Long.MAX_VALUE}) {
            out.decimal(value);
            out.put(' ');
        }

        assertThat(new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII))
                .isEqualTo("-9223372036854775808 -1 0 10 9223372036854775807 ");
    }
}
