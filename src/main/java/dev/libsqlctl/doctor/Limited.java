package dev.libsqlctl.doctor;

import dev.libsqlctl.error.LibsqlctlException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does something that may take for ever, and does not wait that long. */
final class Limited {
    private Limited() {}

    /**
     * {@return what a task gives} A task that takes too long goes on by itself, and does not keep the program from ending.
     *
     * @throws UnfinishedException when it failed or took too long
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#INTERRUPTED} when the waiting was interrupted
     */
    static <T> T within(Duration limit, Callable<T> task) throws UnfinishedException {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "doctor");
        thread.setDaemon(true);
        thread.start();
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnfinishedException("it took longer than " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new UnfinishedException(words(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    private static String words(Throwable cause) {
        // The messages of other exceptions may be a file's name alone, or nothing.
        return cause instanceof LibsqlctlException || cause instanceof UnfinishedException
                ? cause.getMessage()
                : cause.toString();
    }
}
