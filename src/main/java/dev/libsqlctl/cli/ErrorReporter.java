package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.hrana.HranaException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where an error reaches the user: its words on stderr, as JSON on stdout if asked for, and the exit code. */
final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Context context;

    ErrorReporter(Context context) {
        this.context = context;
    }

    /**
     * An error in the words that the user gets.
     *
     * @param code its stable code
     * @param message what failed and why
     * @param hint what to do next
     * @param exit what the program exits with
     */
    private record Report(String code, String message, Optional<String> hint, ExitCode exit) {}

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        if (exception.getCause() instanceof LibsqlctlException cause) {
            return report(of(cause), cause, asksForJson(arguments));
        }
        Report report = new Report(
                ErrorCode.USAGE.name(), UsageMistake.message(exception), UsageMistake.hint(exception), ExitCode.USAGE);
        return report(report, exception, asksForJson(arguments));
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        return exception instanceof BegunDocumentFailure begun
                ? report(begun.failure(), (report, members) -> answer(begun.document(), report, members))
                : report(
                        exception,
                        (report, members) -> answer(report, context.global().format(), members));
    }

    /** Where programs find an error. */
    private interface Answer {
        int of(Report report, Map<String, Object> details);
    }

    private int report(Exception exception, Answer answer) {
        if (exception instanceof DetailedFailure failure && failure.getCause() instanceof LibsqlctlException cause) {
            Report report = of(cause);
            say(report, cause, failure.lines());
            return answer.of(report, failure.members());
        }
        Report report = of(exception);
        say(report, exception, List.of());
        return answer.of(report, Map.of());
    }

    private int answer(ResultOutput document, Report report, Map<String, Object> details) {
        Map<String, Object> error = members(report);
        error.putAll(details);
        try {
            document.fail(error);
        } catch (IOException e) {
            context.console().say("error: " + ErrorCode.IO_ERROR + ": standard output cannot be written");
        }
        return report.exit().number();
    }

    /** A command line that cannot be parsed was not parsed as far as {@code --json}, perhaps. */
    private static Format asksForJson(String[] arguments) {
        return List.of(arguments).contains("--json") ? Format.JSON : Format.TEXT;
    }

    private static Report of(Exception exception) {
        if (isInterruption(exception)) {
            return of(LibsqlctlException.interrupted());
        }
        if (exception instanceof LibsqlctlException e) {
            return HranaFailure.beneath(e)
                    .map(failure -> of(e, failure))
                    .orElseGet(() -> new Report(
                            e.code().name(), e.getMessage(), e.hint(), e.code().exitCode()));
        }
        if (exception instanceof HranaException e) {
            return new Report(e.code(), e.getMessage(), HranaFailure.hint(e), HranaFailure.exitCode(e));
        }
        return new Report(
                ErrorCode.INTERNAL_ERROR.name(),
                exception.toString(),
                Optional.of("This is a mistake in libsqlctl: run it again with --verbose and report what it prints."),
                ErrorCode.INTERNAL_ERROR.exitCode());
    }

    /** Where the connection or the token was to blame, that decides what to do next and the exit code; a refused token has the server's code, too. */
    private static Report of(LibsqlctlException e, HranaException failure) {
        ExitCode exit = HranaFailure.exitCode(failure);
        boolean specific = e.code().exitCode() == ExitCode.FAILED && exit != ExitCode.FAILED;
        Optional<String> hint = specific ? HranaFailure.hint(failure).or(e::hint) : e.hint();
        return new Report(
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

    private int report(Report report, Exception exception, Format format) {
        say(report, exception, List.of());
        return answer(report, format, Map.of());
    }

    private void say(Report report, Exception exception, List<String> lines) {
        Console console = context.console();
        console.say("error: " + report.code() + ": " + report.message());
        lines.forEach(console::say);
        report.hint().ifPresent(hint -> console.say("hint: " + hint));
        if (context.global().verbose()) {
            exception.printStackTrace(console.err());
        }
    }

    private int answer(Report report, Format format, Map<String, Object> details) {
        if (format == Format.JSON) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("error", members(report));
            document.putAll(details);
            context.console().out().println(JsonText.of(document));
            context.console().out().flush();
        }
        return report.exit().number();
    }

    private static Map<String, Object> members(Report report) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", report.code());
        error.put("message", report.message());
        error.put("hint", report.hint().orElse(null));
        return error;
    }
}
