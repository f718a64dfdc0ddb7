package dev.libsqlctl.shell;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.shell.Prompt.Place;
import dev.libsqlctl.shell.Prompt.Transaction;
import dev.libsqlctl.sql.Parameters;
import dev.libsqlctl.sql.RunRequest;
import dev.libsqlctl.sql.RunRequest.OnFailure;
import dev.libsqlctl.sql.RunRequest.Transactions;
import dev.libsqlctl.sql.SqlRun;
import dev.libsqlctl.sql.StatementFailedException;
import dev.libsqlctl.sql.StatementReader;
import dev.libsqlctl.target.DatabaseWords;
import dev.libsqlctl.target.OpenTransaction;
import dev.libsqlctl.target.Target;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** A connection, and the statements that are run on it. */
final class ShellSession {
    private final Database database;
    private final Display display;
    private final Choices choices;
    private final Interrupts interrupts;
    private final OutputFile outputFile = new OutputFile();
    private Transaction transaction = Transaction.NONE;

    ShellSession(Database database, Display display, Choices choices, Interrupts interrupts) {
        this.database = database;
        this.display = display;
        this.choices = choices;
        this.interrupts = interrupts;
    }

    /** {@return the database, for what needs a connection of its own} */
    Target target() {
        return database.target();
    }

    Connection connection() {
        return database.connection();
    }

    Display display() {
        return display;
    }

    Choices choices() {
        return choices;
    }

    OutputFile outputFile() {
        return outputFile;
    }

    /** {@return whether a transaction is open on the connection} */
    boolean hasTransaction() {
        return transaction == Transaction.OPEN;
    }

    /** {@return the prompt of a statement that begins} */
    Prompt prompt() {
        return new Prompt(Place.BEGIN, transaction);
    }

    /**
     * Runs statements up to the first that fails.
     *
     * @param firstLine the number of the text's first line
     * @throws StatementFailedException when one fails
     * @throws CancelledException when it was called back
     */
    void run(String sql, long firstLine) throws IOException {
        RunRequest request =
                new RunRequest(Parameters.of(List.of()), OptionalLong.empty(), OnFailure.STOP, Transactions.AS_WRITTEN);
        try (Writer out = open()) {
            SqlRun run = new SqlRun(connection(), request, choices.writer(out), new Talk(display, choices));
            interrupts.during(run::cancel, () -> run(run, new StatementReader(new StringReader(sql), firstLine)));
        } catch (SeenEnoughException e) {
            // The rest of the result is not wanted.
        } catch (AbandonedException e) {
            database.abandon();
            throw new CancelledException(e);
        } finally {
            observe();
        }
    }

    /**
     * Does work that leaves the connection alone. Ctrl-C interrupts its thread, and it is waited for.
     *
     * @throws CancelledException when it was called back
     */
    void untilDone(Interrupts.Work work) throws IOException {
        interrupts.untilDone(work);
    }

    private Writer open() throws IOException {
        return outputFile.isOpen() ? outputFile.writer() : display.open();
    }

    private static void run(SqlRun run, StatementReader statements) throws IOException {
        try {
            run.run(statements);
        } catch (StatementFailedException e) {
            throw run.isCancelled() ? new CancelledException(e) : e;
        }
    }

    /** Looks at what has become of the transaction. */
    private void observe() {
        boolean left = transaction == Transaction.OPEN && database.isAbandoned();
        transaction = Transaction.NONE;
        try {
            if (left || OpenTransaction.leaveLost(connection())) {
                display.say("The transaction is gone: it was rolled back, and nothing of it remains.");
            }
            transaction = OpenTransaction.isOpen(connection()) ? Transaction.OPEN : Transaction.NONE;
        } catch (SQLException e) {
            throw new LibsqlctlException(ErrorCode.DATABASE_ERROR, DatabaseWords.of(e), null, e);
        }
    }
}
