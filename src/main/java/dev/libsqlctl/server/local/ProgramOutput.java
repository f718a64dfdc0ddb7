package dev.libsqlctl.server.local;

import dev.libsqlctl.error.LibsqlctlException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a short-lived program printed.
 *
 * @param status its exit status
 * @param text its output and error output, in the order of their arrival
 */
record ProgramOutput(int status, String text) {
    /**
     * Runs a program to its end, with nothing to read.
     *
     * @throws IOException when it cannot be run
     * @throws LibsqlctlException when the thread was interrupted; the program is killed then, as it is when this one ends
     */
    static ProgramOutput of(List<String> command) throws IOException {
        return of(new ProcessBuilder(command));
    }

    /** As {@link #of(List)}, with more to say about how it runs. */
    static ProgramOutput of(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        Thread atExit = new Thread(() -> kill(process), "kill-" + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ProgramOutput(process.waitFor(), text);
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } finally {
            kill(process);
            forget(atExit);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This program is ending already, and the hook has run.
            return;
        }
    }
}
