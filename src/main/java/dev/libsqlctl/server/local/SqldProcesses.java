package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.ProcessTable;
import dev.libsqlctl.server.RunningProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the process of a native server in the process table, by what it was told to do: the binary's name right before
 * {@code --db-path} with the server's database, and {@code --http-listen-addr} with its address. A process id that was given to another
 * program meanwhile is therefore nothing to be mistaken about.
 */
final class SqldProcesses {
    private SqldProcesses() {}

    /** {@return the process of a server; empty when it does not run} */
    static Optional<RunningProcess> find(ServerDefinition definition) {
        return ProcessTable.all().stream()
                .filter(process -> position(definition, process) >= 0)
                // A wrapper such as a debugger has the whole command line among its arguments; the server itself starts
                // with it.
                .min(Comparator.comparingInt(process -> position(definition, process)));
    }

    /** {@return when a process was started, to the second} */
    static Optional<Instant> startedAt(RunningProcess process) {
        return ProcessHandle.of(process.pid()).flatMap(handle -> handle.info().startInstant());
    }

    /**
     * Sends a signal to the process of a server, if it runs.
     *
     * @param signal one of {@link ProcessHandle#destroy} and {@link ProcessHandle#destroyForcibly}
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when this user may not
     */
    static void signal(ServerDefinition definition, Predicate<ProcessHandle> signal) {
        find(definition).flatMap(process -> ProcessHandle.of(process.pid())).ifPresent(handle -> {
            // The handle knows the start time and signals nothing else; that it is the server is looked at once more.
            boolean same = ProcessTable.of(handle.pid())
                    .filter(process -> position(definition, process) >= 0)
                    .isPresent();
            if (same && !signal.test(handle) && handle.isAlive()) {
                throw new LibsqlctlException(
                        ErrorCode.IO_ERROR,
                        "process %d of %s may not be signalled".formatted(handle.pid(), definition.name()),
                        "It runs as another user: do this as that user.");
            }
        });
    }

    /** {@return where in a process's command line the server's begins; negative when it is not there} */
    private static int position(ServerDefinition definition, RunningProcess process) {
        List<String> command = process.command();
        int option = command.indexOf(SqldCommand.DB_PATH);
        boolean same = option >= 1
                && option + 1 < command.size()
                && command.get(option + 1)
                        .equals(definition.data().databasePath().toString())
                && Path.of(command.get(option - 1)).endsWith(definition.sqld().getFileName())
                && process.option(SqldCommand.HTTP_LISTEN_ADDR)
                        .filter(definition.httpAddress()::equals)
                        .isPresent();
        return same ? option - 1 : -1;
    }
}
