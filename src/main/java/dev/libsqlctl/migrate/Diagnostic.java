package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;

/**
 * Something that is wrong with a migration, or may be.
 *
 * @param severity how bad it is
 * @param code what kind of mistake it is
 * @param file the name of the file at fault
 * @param line where in it, the first being 1; 0 for the file as a whole
 * @param column where in that line, the first being 1; 0 for the file as a whole
 * @param message what is wrong and why
 * @param advice what to do instead
 */
public record Diagnostic(
        Severity severity, ErrorCode code, String file, int line, int column, String message, String advice) {
    /** {@return an error that concerns a file as a whole} */
    static Diagnostic error(ErrorCode code, String file, String message, String advice) {
        return new Diagnostic(Severity.ERROR, code, file, 0, 0, message, advice);
    }

    /** {@return a warning that concerns a file as a whole} */
    static Diagnostic warning(ErrorCode code, String file, String message, String advice) {
        return new Diagnostic(Severity.WARNING, code, file, 0, 0, message, advice);
    }

    /** {@return what a failed command reports} */
    static Diagnostic of(LibsqlctlException failure, String file) {
        return error(failure.code(), file, failure.getMessage(), failure.hint().orElse(""));
    }

    /** {@return whether it cannot work} */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@return the place in the manner of compilers: {@code file:line:column}, or the file alone} */
    public String place() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }

    /** {@return this as the end of a command} */
    public LibsqlctlException exception() {
        return new LibsqlctlException(code, place() + ": " + message, advice);
    }
}
