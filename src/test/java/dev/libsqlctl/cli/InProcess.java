package dev.libsqlctl.cli;

import dev.libsqlctl.config.Settings;
import dev.libsqlctl.support.Program.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The program without the start of a process: from the words that the user typed to the two streams and the exit code. */
public final class InProcess {
    private InProcess() {}

    /**
     * Runs it to its end, without a terminal.
     *
     * @param environment all of its environment
     * @param directory its working directory
     */
    public static Run run(Map<String, String> environment, Path directory, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                AnswerWriter.to(out),
                new PrintWriter(err),
                new Console.Terminal(false, false, false));
        Settings settings = new Settings(environment, directory);
        int exitCode = CommandLines.run(new Context(console, settings, directory, new GlobalOptions()), arguments);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
