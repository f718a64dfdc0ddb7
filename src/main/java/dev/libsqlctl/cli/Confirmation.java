package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Asks a person before something is done that cannot be undone. */
final class Confirmation {
    private final Console console;

    Confirmation(Console console) {
        this.console = console;
    }

    /**
     * Asks on a terminal.
     *
     * @throws LibsqlctlException when there is nobody to ask, or the answer is not yes
     */
    void require(String question) {
        if (!console.terminal().in()) {
            throw new LibsqlctlException(
                    ErrorCode.CONFIRMATION_NEEDED,
                    question + " There is no terminal to ask on.",
                    "Give --yes if you mean it.");
        }
        console.err().print(question + " [y/N] ");
        console.err().flush();
        if (!Set.of("y", "yes").contains(answer())) {
            throw new LibsqlctlException(ErrorCode.NOT_CONFIRMED, "nothing was changed", null);
        }
    }

    private String answer() {
        try {
            String line = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }
}
