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
 * What a program printed that was run to its end. It is killed when the thread that waits for it is interrupted, and when this
 * program ends.
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
        builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
        try (ChildProcess child = ChildProcess.start(builder)) {
            // Read by another thread, because a thread that reads from a process cannot be interrupted.
            InputStream output = child.process().getInputStream();
            String text =
                    CompletableFuture.supplyAsync(() -> readAll(output)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new ProgramOutput(child.process().waitFor(), text);
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } catch (TimeoutException e) {
            throw new IOException("it did not end within " + limit.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException("its output could not be read", e.getCause());
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
}
