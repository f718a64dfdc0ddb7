package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.error.LibsqlctlException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sends the statements of a dump, many in a request. Not thread-safe. */
final class LoadRequests {
    /** Larger ones are no faster. */
    private static final long CHARACTERS = 900_000;

    /** The driver remembers what it has found out about the last sixteen texts, and looks at each more than once. */
    private static final int STATEMENTS = 16;

    private final LoadConnection connection;
    private final BackupProgress progress;
    private final List<LoadStatement> waiting = new ArrayList<>();
    private long length;
    private long bytes;
    private LoadStatement last;
    private long statements;
    private long rows;

    LoadRequests(LoadConnection connection, BackupProgress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /** Sends it, sooner or later. */
    void add(ServerStatement statement) throws SQLException {
        long before = last == null ? 0 : last.length();
        if (last == null || !last.add(statement)) {
            if (length >= CHARACTERS || waiting.size() >= STATEMENTS) {
                send();
            }
            before = 0;
            last = new LoadStatement(statement);
            waiting.add(last);
        }
        length += last.length() - before;
        bytes += statement.sql().length();
    }

    /**
     * Sends what was not sent yet.
     *
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#RESTORE_FAILED}, {@link dev.libsqlctl.error.ErrorCode#INTERRUPTED}
     */
    void send() throws SQLException {
        if (Thread.currentThread().isInterrupted()) {
            throw LibsqlctlException.interrupted();
        }
        if (waiting.isEmpty()) {
            return;
        }
        rows += connection.execute(waiting);
        long inserts = 0;
        for (LoadStatement sent : waiting) {
            statements += sent.parts();
            inserts += sent.hasRows() ? sent.parts() : 0;
        }
        progress.advance(inserts, bytes);
        waiting.clear();
        length = 0;
        bytes = 0;
        last = null;
    }

    /** {@return what was sent} */
    LoadedDump sent() {
        return new LoadedDump(statements, rows);
    }
}
