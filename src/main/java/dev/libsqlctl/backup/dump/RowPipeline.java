package dev.libsqlctl.backup.dump;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.content.ContentHash;
import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.backup.content.Tee;
import dev.libsqlctl.backup.content.ValueSink;
import dev.libsqlctl.backup.content.WithoutFirst;
import dev.libsqlctl.backup.source.RowRange;
import dev.libsqlctl.backup.source.Snapshot;
import dev.libsqlctl.backup.source.TableShape;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Reads the rows of a table by as many threads as the snapshot has readers, each a range at a time, and writes their text in the table's order.
 */
final class RowPipeline implements AutoCloseable {
    private static final int CHUNKS_AHEAD = 8;

    private final Snapshot snapshot;
    private final Hashing hashing;
    private final BackupProgress progress;
    private final ExecutorService threads;
    private final SlabPool pool = new SlabPool();

    RowPipeline(Snapshot snapshot, Hashing hashing, BackupProgress progress) {
        this.snapshot = snapshot;
        this.hashing = hashing;
        this.progress = progress;
        this.threads = Executors.newFixedThreadPool(snapshot.readers().size(), work -> {
            Thread thread = new Thread(work, "rows");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Writes the rows of a table.
     *
     * @param prefix what stands before the values of each row
     * @return what was written
     * @throws LibsqlctlException when they cannot be read, or the thread is interrupted
     */
    TableContent write(TableShape shape, byte[] prefix, OutputStream out) throws IOException {
        Table table = new Table(shape, snapshot.ranges(shape), prefix);
        snapshot.readers().forEach(reader -> threads.execute(() -> table.read(reader)));
        long rowsWritten = 0;
        try {
            while (true) {
                Optional<Chunk> chunk = table.chunks.take();
                if (chunk.isEmpty()) {
                    return table.content(rowsWritten);
                }
                Chunk.Written written = chunk.get().writeTo(out);
                rowsWritten += written.rows();
                table.rowSize.learn(written);
                progress.advance(written.rows(), written.bytes());
            }
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    /** A table on its way. */
    private final class Table {
        private final TableShape shape;
        private final Snapshot.Ranges ranges;
        private final byte[] prefix;
        private final BlockingQueue<Optional<Chunk>> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
        private final RowSize rowSize = new RowSize();
        private final ContentHash hash = new ContentHash();
        private int reading = snapshot.readers().size();

        Table(TableShape shape, Snapshot.Ranges ranges, byte[] prefix) {
            this.shape = shape;
            this.ranges = ranges;
            this.prefix = prefix;
        }

        void read(Snapshot.RowReader reader) {
            try {
                readRanges(reader);
            } catch (InterruptedException | AbandonedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whatever ends it is for who writes, who would wait for ever otherwise. */
        private void readRanges(Snapshot.RowReader reader) throws InterruptedException {
            try {
                ContentHash part = new ContentHash();
                InsertText text = new InsertText(prefix);
                ValueSink sink = hashing == Hashing.COUNTED ? text : hashed(text, part);
                Optional<Work> work = claim();
                while (work.isPresent()) {
                    read(reader, work.get(), text, sink);
                    work = claim();
                }
                finish(part);
            } catch (AbandonedException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                Chunk chunk = new Chunk(pool);
                chunk.fail(e);
                chunks.put(Optional.of(chunk));
            }
        }

        private ValueSink hashed(InsertText text, ContentHash part) {
            return new Tee(text, shape.rowidBeside() ? new WithoutFirst(part) : part);
        }

        private void read(Snapshot.RowReader reader, Work work, InsertText text, ValueSink sink) {
            try {
                text.begin(work.chunk());
                reader.read(shape, work.range(), sink);
                text.end();
            } catch (AbandonedException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                work.chunk().fail(e);
            }
        }

        private record Work(RowRange range, Chunk chunk) {}

        /** In one step, so that the chunks stand in the order of the ranges. */
        private synchronized Optional<Work> claim() throws InterruptedException {
            Optional<RowRange> range = ranges.next(rowSize.rowsIn(Chunk.CAPACITY / 2));
            if (range.isEmpty()) {
                return Optional.empty();
            }
            Chunk chunk = new Chunk(pool);
            chunks.put(Optional.of(chunk));
            return Optional.of(new Work(range.get(), chunk));
        }

        private synchronized void finish(ContentHash part) throws InterruptedException {
            hash.add(part);
            if (--reading == 0) {
                chunks.put(Optional.empty());
            }
        }

        private synchronized TableContent content(long rows) {
            return hashing == Hashing.COUNTED ? new TableContent(shape.name(), rows, "") : hash.of(shape.name());
        }
    }

    /** Ends the threads, and waits for that: what they read is closed next. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
