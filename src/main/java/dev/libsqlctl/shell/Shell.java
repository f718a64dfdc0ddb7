package dev.libsqlctl.shell;

import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.format.ResultFormat;
import dev.libsqlctl.sql.StatementFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;

/** Runs lines of SQL and dot commands that come from a file or a pipe. */
public final class Shell {
    private final Connection connection;
    private final Path workingDirectory;

    /**
     * @param connection in auto-commit; stays open
     * @param workingDirectory what the paths of dot commands are relative to
     */
    public Shell(Connection connection, Path workingDirectory) {
        this.connection = connection;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Runs all of them, up to the first failure.
     *
     * @param format how results are written, unless the lines say otherwise
     * @throws StatementFailedException when a statement fails
     * @throws LibsqlctlException when a dot command fails
     * @throws IOException when lines cannot be read, or results not written
     */
    public void run(BufferedReader lines, Display display, ResultFormat format) throws IOException {
        ShellSession session =
                new ShellSession(connection, display, new Choices(format, false), Interrupts.NONE);
        try (OutputFile file = session.outputFile()) {
            new Interpreter(session, new DotCommands(session, workingDirectory)).run(new StreamLines(lines));
        }
    }
}
