package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        if (exception.getCause() instanceof LibsqlctlException cause) {
            return report(FailureReport.of(cause), cause, asksForJson(arguments));
        }
        FailureReport report = FailureReport.ofUsage(UsageMistake.message(exception), UsageMistake.hint(exception));
        return report(report, exception, asksForJson(arguments));
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof UnreadAnswerException) {
            return ExitCode.FAILED.number();
        }
        if (exception instanceof BegunDocumentFailure begun) {
            FailureReport report = FailureReport.of(begun.failure());
            say(report, begun.failure());
            return answer(begun.document(), report);
        }
        return report(FailureReport.of(exception), exception, context.global().format());
    }

    private int report(FailureReport report, Exception exception, Format format) {
        say(report, exception);
        return answer(report, format);
    }

    private int answer(ResultOutput document, FailureReport report) {
        Map<String, Object> error = report.members();
        error.putAll(report.details());
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

    private void say(FailureReport report, Exception exception) {
        Console console = context.console();
        report.words().forEach(console::say);
        if (context.global().verbose()) {
            Throwable cause = exception instanceof DetailedFailure ? exception.getCause() : exception;
            cause.printStackTrace(console.err());
        }
    }

    private int answer(FailureReport report, Format format) {
        if (format == Format.JSON) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("error", report.members());
            document.putAll(report.details());
            context.console().out().println(JsonText.of(document));
            context.console().out().flush();
        }
        return report.exit().number();
    }
}
