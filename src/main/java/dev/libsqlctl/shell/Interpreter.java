package dev.libsqlctl.shell;

import dev.libsqlctl.sql.Completeness;
import java.io.IOException;
import java.util.Optional;

/** Runs lines: dot commands, and statements as soon as they are complete. */
final class Interpreter {
    private final ShellSession session;
    private final DotCommands commands;
    private final StringBuilder pending = new StringBuilder();
    private Completeness completeness = new Completeness();
    private long line;
    private long begun;

    Interpreter(ShellSession session, DotCommands commands) {
        this.session = session;
        this.commands = commands;
    }

    /** Runs the lines of a source to its end, to {@code .quit}, or to the first failure. */
    void run(LineSource lines) throws IOException {
        while (!commands.hasQuit()) {
            Optional<String> next = lines.next(prompt());
            if (next.isEmpty()) {
                runPending();
                return;
            }
            take(next.get());
        }
    }

    private Prompt prompt() {
        return pending.isEmpty() ? session.prompt() : session.prompt().within();
    }

    /** Takes a line, or several with line feeds between. Nothing is pending after a failure. */
    void take(String text) throws IOException {
        line++;
        if (pending.isEmpty() && text.startsWith(".")) {
            commands.run(text);
            return;
        }
        if (pending.isEmpty()) {
            if (text.isBlank()) {
                return;
            }
            begun = line;
        }
        pending.append(text).append('\n');
        completeness.see(text + "\n");
        if (completeness.isComplete()) {
            runPending();
        }
    }

    private void runPending() throws IOException {
        String sql = pending.toString();
        pending.setLength(0);
        completeness = new Completeness();
        session.run(sql, begun);
    }
}
