package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {
    private static Confirmation answered(String typed, Console.Terminal terminal) {
        return new Confirmation(new Console(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                AnswerWriter.to(OutputStream.nullOutputStream()),
                new PrintWriter(new StringWriter()),
                terminal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "Y\n", "yes\n", " yes \n"})
    void yes(String typed) {
        assertThatCode(() ->
                        answered(typed, new Console.Terminal(true, true, true)).require("Really?"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "yep\n"})
    void everythingElseIsNo(String typed) {
        assertThatThrownBy(() ->
                        answered(typed, new Console.Terminal(true, true, true)).require("Really?"))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_CONFIRMED));
    }

    @Test
    void withoutATerminalNobodyIsAsked() {
        assertThatThrownBy(() ->
                        answered("y\n", new Console.Terminal(false, true, true)).require("Really?"))
                .isInstanceOfSatisfying(
                        LibsqlctlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIRMATION_NEEDED));
    }
}
