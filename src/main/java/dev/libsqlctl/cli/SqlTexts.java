package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The statements that a command is given: as arguments, in files, on standard input. */
final class SqlTexts {
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "0..*",
            paramLabel = "SQL",
            description = "Statements, with semicolons between them; - for those on standard input.")
    private List<String> texts = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "A file of statements; - for standard input. Files come before the statements that are given.")
    private List<String> files = List.of();

    /** {@return all of them, one text behind the other} */
    Reader open(Context context) throws IOException {
        List<Reader> readers = new ArrayList<>();
        for (String file : files) {
            readers.add(STANDARD_INPUT.equals(file) ? standardInput(context) : file(context, file));
        }
        for (String text : texts) {
            readers.add(STANDARD_INPUT.equals(text) ? standardInput(context) : new StringReader(text));
        }
        if (readers.isEmpty()) {
            if (context.console().terminal().in()) {
                throw new LibsqlctlException(
                        ErrorCode.USAGE,
                        "there is no SQL to run",
                        "Write it in quotes behind 'libsqlctl sql', or name a file of it with -f.");
            }
            readers.add(standardInput(context));
        }
        return new JoinedReader(readers);
    }

    private static Reader standardInput(Context context) {
        return reader(context.console().in());
    }

    private static Reader file(Context context, String file) throws IOException {
        return reader(Files.newInputStream(InputFile.readable(context.workingDirectory(), file)));
    }

    private static Reader reader(InputStream in) {
        // A decoder reports what it cannot read, where a character set would replace it.
        return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }
}
