package dev.libsqlctl.backup.dump;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The text of one range of rows, on its way from the thread that makes it to the one that writes it. Holds a few slabs; who makes more than that waits until it is this range's turn to be
 * written.
 */
final class Chunk {
    private static final int SLABS = 4;

    /** How many bytes a chunk holds without waiting. */
    static final int CAPACITY = SLABS * InsertText.FULL;

    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(SLABS + 1);
    private final SlabPool pool;

    Chunk(SlabPool pool) {
        this.pool = pool;
    }

    /**
     * A part of the text.
     *
     * @param slab the text; null at the end
     * @param rows how many rows end in it
     * @param failure why there is no more; null unless that is so
     */
    private record Part(Slab slab, long rows, Throwable failure) {}

    /** What was written. */
    record Written(long rows, long bytes) {}

    Slab slab() {
        return pool.take();
    }

    void add(Slab slab, long rows) {
        put(new Part(slab, rows, null));
    }

    void end() {
        put(new Part(null, 0, null));
    }

    /**
     * Ends it with a failure.
     *
     * @param failure unchecked: whoever writes the text gets it as it is
     */
    void fail(Throwable failure) {
        put(new Part(null, 0, failure));
    }

    private void put(Part part) {
        try {
            parts.put(part);
        } catch (InterruptedException e) {
            throw new AbandonedException(e);
        }
    }

    /** Writes the text as it comes, until its end. */
    Written writeTo(OutputStream out) throws IOException, InterruptedException {
        long rows = 0;
        long bytes = 0;
        while (true) {
            Part part = parts.take();
            if (part.failure() instanceof Error error) {
                throw error;
            }
            if (part.failure() instanceof RuntimeException failure) {
                throw failure;
            }
            if (part.slab() == null) {
                return new Written(rows, bytes);
            }
            out.write(part.slab().bytes(), 0, part.slab().length());
            rows += part.rows();
            bytes += part.slab().length();
            pool.give(part.slab());
        }
    }
}
