package dev.libsqlctl.shell;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.StatementFailedException;
import dev.libsqlctl.sql.format.ResultFormat;
import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** The shell of a person at a terminal. A failure is shown, and the shell goes on. */
public final class TerminalShell {
    private final Target target;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Dump dump;
    private final FailureWords words;

    /**
     * @param target the database; its history is its own
     * @param environment that of the process: {@code TERM}, {@code NO_COLOR}, {@code PAGER}, {@code PATH}, {@code HOME}, {@code XDG_STATE_HOME}
     * @param workingDirectory what the paths of dot commands are relative to
     * @param dump writes databases
     * @param words says what failed
     */
    public TerminalShell(
            Target target, Map<String, String> environment, Path workingDirectory, Dump dump, FailureWords words) {
        this.target = target;
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.dump = dump;
        this.words = words;
    }

    /**
     * Runs what is typed until Ctrl-D or {@code .quit}. The terminal is left as it was found.
     *
     * @throws SQLException when the database cannot be opened
     * @throws IOException when the terminal cannot be used
     */
    public void run() throws IOException, SQLException {
        try (Database database = Database.open(target);
                Terminal terminal = Terminals.open(environment)) {
            TerminalDisplay display = new TerminalDisplay(terminal, Pager.of(environment));
            ShellSession session = new ShellSession(
                    database,
                    display,
                    new Choices(ResultFormat.TABLE, true),
                    new TerminalInterrupts(terminal, display::isPaging));
            DotCommands commands = new DotCommands(session, workingDirectory, dump);
            display.say(target.name() + "; .help lists the dot commands, Ctrl-D ends");
            try (OutputFile file = session.outputFile()) {
                loop(lines(terminal, session), session, commands);
            }
        } catch (IllegalStateException e) {
            // The end of the process closes the terminal under whoever uses it.
            if (!ShuttingDown.now()) {
                throw e;
            }
        } finally {
            if (ShuttingDown.now() && !Terminals.isDumb(environment)) {
                Terminals.reset();
            }
        }
    }

    private LineSource lines(Terminal terminal, ShellSession session) {
        return Terminals.isDumb(environment)
                ? new DumbLines(terminal)
                : new TerminalLines(new Readers(terminal, environment).open(target, new SchemaNames(session)));
    }

    private void loop(LineSource lines, ShellSession session, DotCommands commands) throws IOException {
        Optional<String> next = lines.next(session.prompt());
        while (next.isPresent()) {
            take(next.get(), session, commands);
            next = commands.hasQuit() ? Optional.empty() : lines.next(session.prompt());
        }
    }

    private void take(String text, ShellSession session, DotCommands commands) {
        Display display = session.display();
        try {
            new Interpreter(session, commands).take(text);
        } catch (CancelledException e) {
            display.say("cancelled");
        } catch (StatementFailedException | LibsqlctlException | IOException e) {
            words.of(e).forEach(display::say);
        }
    }
}
