package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
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
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
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
            new TerminalShell(target, context.settings().environment(), context.workingDirectory()).run();
        } else {
            runLines(target, terminal.out());
        }
    }

    private void runLines(Target target, boolean toTerminal) throws IOException, SQLException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(context.console().in(), StandardCharsets.UTF_8.newDecoder()));
        Writer plain =
                new BufferedWriter(new OutputStreamWriter(context.console().binary(), StandardCharsets.UTF_8));
        Writer out = toTerminal ? new TerminalWriter(plain) : plain;
        try {
            new Shell(target, context.workingDirectory())
                    .run(
                            lines,
                            new StreamDisplay(out, context.console()::say),
                            toTerminal ? ResultFormat.TABLE : ResultFormat.TSV);
        } catch (StatementFailedException e) {
            throw SqlTalk.end(e.failure());
        }
    }
}
