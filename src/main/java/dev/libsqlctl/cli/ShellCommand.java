package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.shell.Display;
import dev.libsqlctl.shell.PipeDisplay;
import dev.libsqlctl.shell.Shell;
import dev.libsqlctl.shell.StreamDisplay;
import dev.libsqlctl.shell.TerminalShell;
import dev.libsqlctl.sql.StatementFailedException;
import dev.libsqlctl.sql.format.ResultFormat;
import dev.libsqlctl.sql.format.TerminalWriter;
import dev.libsqlctl.target.DatabaseWords;
import dev.libsqlctl.target.Target;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "shell",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl shell",
            "  libsqlctl shell --url sqlite:app.db",
            "  printf '.mode csv\\nSELECT 1;\\n' | libsqlctl shell",
            ""
        },
        description =
                "Runs SQL as it is typed, with a history, completion by TAB and the dot commands of SQLite's shell (.help lists them). Ctrl-C calls a query back, Ctrl-D ends. Without a terminal, runs the lines of standard input up to the first failure.")
final class ShellCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private DatabaseOptions database;

    ShellCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (context.global().format() == Format.JSON) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE, "a shell answers with no document", "libsqlctl sql --json does.");
        }
        Target target = database.target(context);
        try {
            run(target);
            return ExitCode.DONE.number();
        } catch (SQLException e) {
            throw new LibsqlctlException(ErrorCode.DATABASE_ERROR, target.name() + ": " + DatabaseWords.of(e), null, e);
        } catch (IOException e) {
            if (ClosedPipe.isBehind(e)) {
                return ExitCode.FAILED.number();
            }
            throw new LibsqlctlException(ErrorCode.IO_ERROR, e.getMessage(), null, e);
        }
    }

    private void run(Target target) throws IOException, SQLException {
        Console.Terminal terminal = context.console().terminal();
        if (terminal.in() && terminal.out()) {
            new TerminalShell(
                            target,
                            context.settings().environment(),
                            context.workingDirectory(),
                            new ShellDump(),
                            ShellCommand::words)
                    .run();
        } else {
            runLines(target, terminal.out());
        }
    }

    private static List<String> words(Exception failure) {
        if (failure instanceof StatementFailedException e) {
            return FailureReport.of(SqlTalk.end(e.failure())).words();
        }
        return FailureReport.of(
                        failure instanceof IOException
                                ? new LibsqlctlException(ErrorCode.IO_ERROR, failure.getMessage(), null, failure)
                                : failure)
                .words();
    }

    private void runLines(Target target, boolean toTerminal) throws IOException, SQLException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(context.console().in(), StandardCharsets.UTF_8.newDecoder()));
        try {
            new Shell(target, context.workingDirectory(), new ShellDump())
                    .run(lines, display(toTerminal), toTerminal ? ResultFormat.TABLE : ResultFormat.TSV);
        } catch (StatementFailedException e) {
            throw SqlTalk.end(e.failure());
        }
    }

    private Display display(boolean toTerminal) {
        OutputStream out = context.console().binary();
        return toTerminal
                ? new StreamDisplay(
                        new TerminalWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))),
                        context.console()::say)
                : new PipeDisplay(out, context.console()::say);
    }
}
