package dev.libsqlctl.server.local;

import dev.libsqlctl.error.LibsqlctlException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a program that outlives this one: in a session of its own, so that neither the terminal's end (SIGHUP, which kills
 * sqld) nor Ctrl-C reaches it, reading nothing, writing to a file.
 */
final class DetachedProcess {
    /** Without {@code setsid} (macOS): job control gives the program a process group of its own, and it never sees SIGHUP. */
    private static final List<String> JOB_CONTROL = List.of("/bin/sh", "-c", "trap '' HUP; set -m; \"$@\" &", "sh");

    private DetachedProcess() {}

    /**
     * @param command program and arguments
     * @param environment all its variables
     * @param directory its working directory
     * @param output the file that its output is appended to
     * @param search {@code PATH} to look for {@code setsid} in
     * @return the process; empty when it is the child of a shell and so cannot be waited for
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#INTERRUPTED}
     */
    static Optional<Process> start(
            List<String> command, Map<String, String> environment, Path directory, Path output, SearchPath search)
            throws IOException {
        Optional<Path> setsid = search.find("setsid");
        List<String> detached =
                new ArrayList<>(setsid.map(path -> List.of(path.toString())).orElse(JOB_CONTROL));
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        return setsid.isPresent() ? Optional.of(process) : afterShell(process);
    }

    private static Optional<Process> afterShell(Process shell) {
        try {
            // It ends at once; the program is in the process table from then on.
            shell.waitFor();
            return Optional.empty();
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }
}
