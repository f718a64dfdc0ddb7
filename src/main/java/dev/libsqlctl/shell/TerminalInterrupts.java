package dev.libsqlctl.shell;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * Ctrl-C of a terminal. What was asked to end and does not is left to itself: a connection that waits for rows of a server cannot be woken.
 *
 * @param terminal is open
 * @param taken whether somebody else has the terminal, a pager, for whom Ctrl-C is then
 */
record TerminalInterrupts(Terminal terminal, BooleanSupplier taken) implements Interrupts {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(100);

    /** When Ctrl-C was pressed. */
    private static final class Press {
        private volatile long nanos;
        private volatile boolean pressed;

        void now() {
            nanos = System.nanoTime();
            pressed = true;
        }

        boolean isLongAgo() {
            return pressed && System.nanoTime() - nanos > PATIENCE.toNanos();
        }
    }

    @Override
    public void during(Runnable cancel, Work work) throws IOException {
        FutureTask<Void> task = task(work);
        Press press = new Press();
        SignalHandler before = terminal.handle(Signal.INT, signal -> {
            if (!taken.getAsBoolean()) {
                press.now();
                start(cancel, "cancelling");
            }
        });
        try {
            start(task, "statements");
            await(task, press);
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    @Override
    public void untilDone(Work work) throws IOException {
        FutureTask<Void> task = task(work);
        Thread worker = new Thread(task, "transfer");
        worker.setDaemon(true);
        SignalHandler before = terminal.handle(Signal.INT, signal -> {
            if (!taken.getAsBoolean()) {
                worker.interrupt();
            }
        });
        try {
            worker.start();
            task.get();
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LibsqlctlException failure && failure.code() == ErrorCode.INTERRUPTED) {
                throw new CancelledException(e);
            }
            throw thrown(e.getCause());
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    private static FutureTask<Void> task(Work work) {
        return new FutureTask<>(() -> {
            work.run();
            return null;
        });
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(FutureTask<Void> task, Press press) throws InterruptedException, IOException {
        while (!press.isLongAgo()) {
            try {
                task.get(STEP.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // It goes on.
            } catch (ExecutionException e) {
                throw thrown(e.getCause());
            }
        }
        throw new AbandonedException();
    }

    private static IOException thrown(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (IOException) cause;
    }
}
