package dev.libsqlctl.server.local;

import dev.libsqlctl.error.LibsqlctlException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a program printed that was run to its end. It does not outlive this one: it is killed when the thread that waits for it is
 * interrupted, and when this program ends.
 *
 * @param status its exit status
 * @param text its output and error output, in the order of their arrival
 */
record ProgramOutput(int status, String text) {
    /**
     * Runs a program with nothing to read.
     *
     * @param builder what to run, and how
     * @param limit how long it may take
     * @throws IOException when it cannot be run or takes longer
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#INTERRUPTED}
     */
    static ProgramOutput of(ProcessBuilder builder, Duration limit) throws IOException {
        Process process = builder.redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        Thread atExit = new Thread(() -> kill(process), "kill-" + process.pid());
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            // Read by another thread, because a thread that reads from a process cannot be interrupted.
            String text = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new ProgramOutput(process.waitFor(), text);
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } catch (TimeoutException e) {
            throw new IOException("it did not end within " + limit.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException("its output could not be read", e.getCause());
        } finally {
            kill(process);
            forget(atExit);
        }
    }

    /** As {@link #of(ProcessBuilder, Duration)}, in this program's own directory and environment. */
    static ProgramOutput of(List<String> command, Duration limit) throws IOException {
        return of(new ProcessBuilder(command), limit);
    }

    private static String readAll(InputStream output) {
        try {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        // The parent first: it cannot start another child then, and nobody would find that one.
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This program is ending: the hook has run or runs now.
        }
    }
}
