package dev.libsqlctl.shell;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.sql.InputFile;
import dev.libsqlctl.sql.rows.ImportReport;
import dev.libsqlctl.sql.rows.ImportRequest;
import dev.libsqlctl.sql.rows.ImportRows;
import dev.libsqlctl.sql.rows.RowsFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of files in, and the database out. Each has a connection of its own, so that the session's is as it was, whatever becomes of them. */
final class Transfers {
    private final ShellSession session;
    private final Path workingDirectory;
    private final Dump dump;

    /**
     * @param workingDirectory what the paths of files are relative to
     * @param dump writes databases
     */
    Transfers(ShellSession session, Path workingDirectory, Dump dump) {
        this.session = session;
        this.workingDirectory = workingDirectory;
        this.dump = dump;
    }

    /**
     * Brings the rows of a file into a table.
     *
     * @return how many
     * @throws LibsqlctlException {@link ErrorCode#USAGE} when the session has a transaction open, for which an import would wait in vain
     */
    long bringIn(String file, String table) throws IOException {
        if (session.hasTransaction()) {
            throw new LibsqlctlException(
                    ErrorCode.USAGE,
                    "a transaction is open, and an import is one of its own",
                    "COMMIT or ROLLBACK first.");
        }
        Path path = InputFile.readable(workingDirectory, file);
        RowsFile rows = new RowsFile(path, file, RowsFile.Kind.ofName(file), Optional.empty(), ',');
        ImportRows work = new ImportRows(new ImportRequest(rows, table, Map.of(), Optional.empty()));
        ImportReport[] report = new ImportReport[1];
        session.untilDone(() -> report[0] = work.run(session.target()));
        return report[0].rows();
    }

    /** Writes the database, or what is LIKE the patterns, to where results go. */
    void dump(List<String> patterns) throws IOException {
        if (session.hasTransaction()) {
            session.display().say("The dump has what is committed, and not what the open transaction has changed.");
        }
        OutputFile file = session.outputFile();
        try (OutputStream out = file.isOpen() ? file.bytes() : session.display().openBytes();
                OutputStream buffered = new BufferedOutputStream(out)) {
            session.untilDone(() -> {
                dump.write(session.target(), patterns, buffered);
                buffered.flush();
            });
        } catch (SeenEnoughException e) {
            // The rest is not wanted.
        }
    }
}
