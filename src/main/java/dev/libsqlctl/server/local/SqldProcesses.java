package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.ProcessTable;
import dev.libsqlctl.server.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
                && isDatabase(definition.data().databasePath(), command.get(option + 1))
                && isNamed(
                        command.get(option - 1), definition.sqld().getFileName().toString())
                && process.option(SqldCommand.HTTP_LISTEN_ADDR)
                        .filter(definition.httpAddress()::equals)
                        .isPresent()
                && mayWorkIn(definition.data().path(), process);
        return same ? option - 1 : -1;
    }

    /** The data directory may have been named by another path when the server was started, through a symbolic link. */
    private static boolean isDatabase(Path database, String path) {
        try {
            return path.equals(database.toString()) || Files.isSameFile(Path.of(path), database);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private static boolean isNamed(String path, String fileName) {
        return path.equals(fileName) || path.endsWith("/" + fileName);
    }

    /** A process of another container may have been told the same path and mean another directory. */
    private static boolean mayWorkIn(Path directory, RunningProcess process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), directory);
        } catch (IOException e) {
            // Another user's process, or not Linux: what it was told has to do.
            return true;
        }
    }
}
