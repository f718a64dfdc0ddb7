package dev.libsqlctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsArgumentsTest {
    private static Iterable<String> words(String line) {
        return new WindowsArguments(line).words();
    }

    @Test
    void wordsAreThoseThatAProgramInCWouldGet() {
        assertThat(words("")).isEmpty();
        assertThat(words(" a  b\tc ")).containsExactly("a", "b", "c");
        assertThat(words("\"a b\" c\"d e\"f \"\"")).containsExactly("a b", "cd ef", "");
        assertThat(words("\"a\"\"b\" \\\"c\\\" \"d \\\"e\\\"\"")).containsExactly("a\"b", "\"c\"", "d \"e\"");
        assertThat(words("C:\\x\\y \"C:\\a b\\\\\" \\\\\"c d\\\\\""))
                .containsExactly("C:\\x\\y", "C:\\a b\\", "\\c d\\");
        assertThat(words("\"select 'It''s \"\"new\"\"'\" \"not ended"))
                .containsExactly("select 'It''s \"new\"'", "not ended");
    }

    @Test
    void lettersThatJavaLostAreBack() {
        WindowsArguments typed = new WindowsArguments("sql --url sqlite:a.db \"select '日本 🚀'\"");

        assertThat(typed.complete("sql", "--url", "sqlite:a.db", "select '?? ??'"))
                .containsExactly("sql", "--url", "sqlite:a.db", "select '日本 🚀'");
    }

    @Test
    void theLineOfAnotherCallIsNoneOfOurs() {
        assertThat(new WindowsArguments("sql é").complete("shell")).containsExactly("shell");
        assertThat(new WindowsArguments("sql x").complete("shell", "y")).containsExactly("shell", "y");
    }
}
