package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Reads the batches of a dump in a thread of its own, a few of them ahead of the one who takes them. */
final class ReadAhead implements AutoCloseable {
    /** Of SQL text: several batches, or one statement that is larger than that. */
    private static final int CHARACTERS = 1 << 20;

    /** For who reads from a pipe, who cannot be woken. */
    private static final int MILLISECONDS_TO_END = 2000;

    private final BatchReader reader;
    private final Thread thread = new Thread(this::read, "dump reader");
    private final Deque<Batch> batches = new ArrayDeque<>();
    private int characters;
    private boolean ended;
    private boolean unwanted;
    private Throwable failure;

    private ReadAhead(DumpReader dump) {
        reader = new BatchReader(dump);
        thread.setDaemon(true);
    }

    /** Begins to read. */
    static ReadAhead of(DumpReader dump) {
        ReadAhead ahead = new ReadAhead(dump);
        ahead.thread.start();
        return ahead;
    }

    private void read() {
        try {
            Optional<Batch> next = reader.next();
            while (next.isPresent() && put(next.get())) {
                next = reader.next();
            }
            end(null);
        } catch (InterruptedException e) {
            end(null);
        } catch (RuntimeException | Error e) {
            end(e);
        }
    }

    private synchronized boolean put(Batch batch) throws InterruptedException {
        while (characters >= CHARACTERS && !unwanted) {
            wait();
        }
        batches.add(batch);
        characters += batch.sql().length();
        notifyAll();
        return !unwanted;
    }

    private synchronized void end(Throwable cause) {
        failure = cause;
        ended = true;
        notifyAll();
    }

    /**
     * {@return the next batch; empty at the end of the dump}
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws dev.libsqlctl.error.LibsqlctlException what the reader of the dump throws
     */
    synchronized Optional<Batch> take() throws InterruptedException {
        while (batches.isEmpty() && !ended) {
            wait();
        }
        if (!batches.isEmpty()) {
            Batch batch = batches.remove();
            characters -= batch.sql().length();
            notifyAll();
            return Optional.of(batch);
        }
        if (failure instanceof Error) {
            throw (Error) failure;
        } else if (failure != null) {
            throw (RuntimeException) failure;
        }
        return Optional.empty();
    }

    /** Stops reading. */
    @Override
    public void close() {
        synchronized (this) {
            unwanted = true;
            notifyAll();
        }
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(MILLISECONDS_TO_END);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
