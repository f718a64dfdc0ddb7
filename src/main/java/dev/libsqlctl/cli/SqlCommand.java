package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.ExitCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.Parameters;
import dev.libsqlctl.sql.RunRequest;
import dev.libsqlctl.sql.SqlRun;
import dev.libsqlctl.sql.StatementFailedException;
import dev.libsqlctl.sql.StatementReader;
import dev.libsqlctl.target.DatabaseWords;
import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sql",
        headerHeading = "Examples:%n",
        header = {
            "  libsqlctl sql \"SELECT * FROM users\"",
            "  libsqlctl sql \"SELECT * FROM users WHERE name = :name\" -p name=Ada --format json",
            "  libsqlctl sql -f setup.sql --single-transaction",
            "  echo 'SELECT 1; SELECT 2' | libsqlctl sql -",
            "  libsqlctl sql --url sqlite:app.db \"SELECT count(*) FROM users\"",
            ""
        },
        description =
                "Runs statements of SQL and shows what they answer, row by row as it comes: a table on a terminal, else values between tabs.")
final class SqlCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private SqlTexts texts;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private ResultOptions results;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "VALUE",
            description =
                    "The value of the next parameter ?, or name=VALUE of :name. Numbers, 'text', x'blob' and NULL are what they are in SQL, anything else is a text; =VALUE where a text looks like name=VALUE.")
    private List<String> parameters = List.of();

    @Option(names = "--max-rows", paramLabel = "N", description = "Show no more than N rows of each result.")
    private Long maxRows;

    @ArgGroup
    private Failure failure = new Failure();

    @Option(names = "--timing", description = "Say on stderr how long each statement took.")
    private boolean timing;

    /** What becomes of the others when a statement fails. */
    private static final class Failure {
        @Option(
                names = {"-1", "--single-transaction"},
                description = "Run all of it in one transaction, or none.")
        private boolean single;

        @Option(
                names = "--continue-on-error",
                description = "Run what comes behind a statement that fails; ends with 1.")
        private boolean goOn;
    }

    SqlCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Reader text = texts.open(context);
                ResultOutput output = results.open(context)) {
            return run(new StatementReader(text), output);
        } catch (IOException e) {
            if (ClosedPipe.isBehind(e)) {
                return ExitCode.FAILED.number();
            }
            throw new LibsqlctlException(ErrorCode.IO_ERROR, e.getMessage(), null, e);
        }
    }

    private int run(StatementReader statements, ResultOutput output) throws IOException {
        try {
            return runAll(statements, output);
        } catch (DetailedFailure | LibsqlctlException e) {
            throw output.hasErrors() ? new BegunDocumentFailure(e, output) : e;
        }
    }

    private int runAll(StatementReader statements, ResultOutput output) throws IOException {
        SqlTalk talk = new SqlTalk(context.console(), output, timing);
        Target target = database.target(context);
        try (Connection connection = target.connect()) {
            long failures = new SqlRun(connection, request(), output, talk).run(statements);
            output.complete();
            return (failures == 0 ? ExitCode.DONE : ExitCode.FAILED).number();
        } catch (StatementFailedException e) {
            throw SqlTalk.end(e.failure());
        } catch (SQLException e) {
            throw new LibsqlctlException(ErrorCode.DATABASE_ERROR, target.name() + ": " + DatabaseWords.of(e), null, e);
        }
    }

    private RunRequest request() {
        return new RunRequest(
                Parameters.of(parameters),
                maxRows == null ? OptionalLong.empty() : OptionalLong.of(maxRows),
                failure.goOn ? RunRequest.OnFailure.CONTINUE : RunRequest.OnFailure.STOP,
                failure.single ? RunRequest.Transactions.SINGLE : RunRequest.Transactions.AS_WRITTEN);
    }
}
