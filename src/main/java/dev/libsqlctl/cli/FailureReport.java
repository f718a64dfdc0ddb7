package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.HranaException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A failure in the words that the user gets.
 *
 * @param code its stable code
 * @param message what failed and why
 * @param lines where, for people
 * @param details what programs get beside code, message and hint
 * @param hint what to do next
 * @param exit what the program exits with
 */
record FailureReport(
        String code,
        String message,
        List<String> lines,
        Map<String, Object> details,
        Optional<String> hint,
        ExitCode exit) {
    private FailureReport(String code, String message, Optional<String> hint, ExitCode exit) {
        this(code, message, List.of(), Map.of(), hint, exit);
    }

    /** {@return that of a command line that cannot be understood} */
    static FailureReport ofUsage(String message, Optional<String> hint) {
        return new FailureReport(ErrorCode.USAGE.name(), message, hint, ExitCode.USAGE);
    }

    /** {@return that of anything} */
    static FailureReport of(Exception exception) {
        if (isInterruption(exception)) {
            return of(LibsqlctlException.interrupted());
        }
        if (exception instanceof DetailedFailure failure && failure.getCause() instanceof LibsqlctlException cause) {
            FailureReport plain = of(cause);
            return new FailureReport(
                    plain.code, plain.message, failure.lines(), failure.members(), plain.hint, plain.exit);
        }
        if (exception instanceof LibsqlctlException e) {
            return HranaFailure.beneath(e)
                    .map(failure -> of(e, failure))
                    .orElseGet(() -> new FailureReport(
                            e.code().name(), e.getMessage(), e.hint(), e.code().exitCode()));
        }
        if (exception instanceof HranaException e) {
            return new FailureReport(e.code(), e.getMessage(), HranaFailure.hint(e), HranaFailure.exitCode(e));
        }
        return new FailureReport(
                ErrorCode.INTERNAL_ERROR.name(),
                exception.toString(),
                Optional.of("This is a mistake in libsqlctl: run it again with --verbose and report what it prints."),
                ErrorCode.INTERNAL_ERROR.exitCode());
    }

    /** Where the connection or the token was to blame, that decides what to do next and the exit code; a refused token has the server's code, too. */
    private static FailureReport of(LibsqlctlException e, HranaException failure) {
        ExitCode exit = HranaFailure.exitCode(failure);
        boolean specific = e.code().exitCode() == ExitCode.FAILED && exit != ExitCode.FAILED;
        Optional<String> hint = specific ? HranaFailure.hint(failure).or(e::hint) : e.hint();
        return new FailureReport(
                specific && exit == ExitCode.REFUSED ? failure.code() : e.code().name(),
                e.getMessage(),
                hint,
                specific ? exit : e.code().exitCode());
    }

    /** Ctrl-C ends the reading or writing of a file with an error that is no error of the file. */
    private static boolean isInterruption(Exception exception) {
        return Stream.iterate((Throwable) exception, Objects::nonNull, Throwable::getCause)
                .anyMatch(ClosedByInterruptException.class::isInstance);
    }

    /** {@return the lines for people} */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add("error: " + code + ": " + message);
        words.addAll(lines);
        hint.ifPresent(text -> words.add("hint: " + text));
        return words;
    }

    /** {@return the members for programs, without the details} */
    Map<String, Object> members() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("hint", hint.orElse(null));
        return error;
    }
}
