package dev.libsqlctl.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The processes of this machine with their command lines. On Linux from {@code /proc}, which shows the command lines of all
 * users; elsewhere from {@link ProcessHandle}, which shows those of the own user only.
 */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");

    private ProcessTable() {}

    /** {@return all processes of which the command line can be read} */
    public static List<RunningProcess> all() {
        return Files.exists(PROC.resolve("self/cmdline")) ? fromProc() : fromHandles();
    }

    /**
     * Looks at one process.
     *
     * @param pid its id
     * @return the process; empty when it has ended or its command line cannot be read
     */
    public static Optional<RunningProcess> of(long pid) {
        return Files.exists(PROC.resolve("self/cmdline"))
                ? fromProc(PROC.resolve(Long.toString(pid)))
                : ProcessHandle.of(pid).flatMap(ProcessTable::fromHandle);
    }

    private static List<RunningProcess> fromProc() {
        List<RunningProcess> processes = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                fromProc(entry).ifPresent(processes::add);
            }
        } catch (IOException e) {
            return fromHandles();
        }
        return processes;
    }

    private static Optional<RunningProcess> fromProc(Path entry) {
        try {
            byte[] commandLine = Files.readAllBytes(entry.resolve("cmdline"));
            // Kernel threads and processes that have ended but were not waited for have none.
            if (commandLine.length == 0 || commandLine[0] == 0) {
                return Optional.empty();
            }
            String[] words = new String(commandLine, StandardCharsets.UTF_8).split("\0");
            long pid = Long.parseLong(entry.getFileName().toString());
            return Optional.of(new RunningProcess(pid, List.of(words)));
        } catch (IOException e) {
            // It ended between the listing and the reading.
            return Optional.empty();
        }
    }

    private static List<RunningProcess> fromHandles() {
        return ProcessHandle.allProcesses()
                .flatMap(handle -> fromHandle(handle).stream())
                .toList();
    }

    private static Optional<RunningProcess> fromHandle(ProcessHandle handle) {
        ProcessHandle.Info info = handle.info();
        return info.command().map(program -> {
            List<String> command = new ArrayList<>(List.of(program));
            info.arguments().map(Arrays::asList).ifPresent(command::addAll);
            return new RunningProcess(handle.pid(), List.copyOf(command));
        });
    }
}
