package dev.libsqlctl.shell;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.StatementFailedException;
import dev.libsqlctl.sql.format.ResultFormat;
import dev.libsqlctl.target.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Runs lines of SQL and dot commands that come from a file or a pipe. */
public final class Shell {
    private final Target target;
    private final Path workingDirectory;
    private final Dump dump;

    /**
     * @param target the database
     * @param workingDirectory what the paths of dot commands are relative to
     * @param dump writes databases
     */
    public Shell(Target target, Path workingDirectory, Dump dump) {
        this.target = target;
        this.workingDirectory = workingDirectory;
        this.dump = dump;
    }

    /**
     * Runs all of them, up to the first failure.
     *
     * @param format how results are written, unless the lines say otherwise
     * @throws StatementFailedException when a statement fails
     * @throws LibsqlctlException when a dot command fails
     * @throws SQLException when the database cannot be opened
     * @throws IOException when lines cannot be read, or results not written
     */
    public void run(BufferedReader lines, Display display, ResultFormat format) throws IOException, SQLException {
        try (Database database = Database.open(target)) {
            ShellSession session = new ShellSession(database, display, new Choices(format, false), Interrupts.NONE);
            run(lines, session);
        }
    }

    private void run(BufferedReader lines, ShellSession session) throws IOException {
        try (OutputFile file = session.outputFile()) {
            new Interpreter(session, new DotCommands(session, workingDirectory, dump)).run(new StreamLines(lines));
        }
    }
}
