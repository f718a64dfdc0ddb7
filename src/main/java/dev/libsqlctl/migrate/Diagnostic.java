package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.Optional;

/**
 * Something that is wrong with a migration, or may be.
 *
 * @param code what kind of mistake it is; empty for a warning: it works, but perhaps not as it was meant
 * @param file the name of the file at fault
 * @param line where in it, the first being 1; 0 for the file as a whole
 * @param column where in that line, the first being 1; 0 for the file as a whole
 * @param message what is wrong and why
 * @param advice what to do instead
 */
public record Diagnostic(Optional<ErrorCode> code, String file, int line, int column, String message, String advice) {
    /** {@return an error that concerns a file as a whole} */
    static Diagnostic error(ErrorCode code, String file, String message, String advice) {
        return new Diagnostic(Optional.of(code), file, 0, 0, message, advice);
    }

    /** {@return a warning that concerns a file as a whole} */
    static Diagnostic warning(String file, String message, String advice) {
        return new Diagnostic(Optional.empty(), file, 0, 0, message, advice);
    }

    /** {@return whether it cannot work} */
    public boolean isError() {
        return code.isPresent();
    }

    /** {@return the place and what is wrong there, in the manner of compilers} */
    public String text() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + message;
    }

    /** {@return this error as the end of a command} */
    LibsqlctlException exception() {
        return new LibsqlctlException(code.orElseThrow(), text(), advice);
    }
}
