package dev.libsqlctl.hrana.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonOutputTest {
    @Test
    void everyCodePointArrivesAsItWas() {
        StringBuilder all = new StringBuilder();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                all.appendCodePoint(codePoint);
            }
        }
        assertThat(JsonParser.parseString(written(all.toString())).getAsString())
                .isEqualTo(all.toString());
    }

    @Test
    void controlCharactersQuotesAndBackslashesAreEscapedAndNothingElse() {
        assertThat(written("\0\n\u001f\"\\/\u007f\u0080\u07ff\u0800\uffff\ud83d\ude00"))
                .isEqualTo("\"\\u0000\\u000a\\u001f\\\"\\\\/\u007f\u0080\u07ff\u0800\uffff\ud83d\ude00\"");
    }

    @Test
    void growsWithTheTextWhateverItConsistsOf() {
        for (String part : new String[] {"a", "\0", "é", "\u20ac", "\ud83d\ude00"}) {
            for (int times : new int[] {0, 1, 84, 85, 510, 511, 512, 5_000}) {
                String text = part.repeat(times);
                assertThat(JsonParser.parseString(written(text)).getAsString()).isEqualTo(text);
            }
        }
    }

    @Test
    void commasStandBetweenValuesOnly() {
        JsonOutput out = new JsonOutput();
        out.beginArray()
                .beginObject()
                .name("a")
                .value(1L)
                .name("b")
                .value((String) null)
                .endObject();
        out.value(true)
                .value("{")
                .value("[:")
                .beginArray()
                .endArray()
                .value(-0.5)
                .endArray();
        assertThat(text(out)).isEqualTo("[{\"a\":1,\"b\":null},true,\"{\",\"[:\",[],-0.5]");
    }

    private static String written(String text) {
        JsonOutput out = new JsonOutput();
        out.value(text);
        return text(out);
    }

    private static String text(JsonOutput out) {
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
