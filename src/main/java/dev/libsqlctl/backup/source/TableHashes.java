package dev.libsqlctl.backup.source;

import dev.libsqlctl.backup.BackupProgress;
import dev.libsqlctl.backup.content.ContentHash;
import dev.libsqlctl.backup.content.TableContent;
import dev.libsqlctl.error.LibsqlctlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hashes the tables of a snapshot, by as many threads as it has readers. */
public final class TableHashes {
    private static final long ROWS = 10_000;

    private TableHashes() {}

    /**
     * {@return the content of tables, in their order}
     *
     * @param snapshot where they are
     * @param tables their names; each must be there
     * @param progress hears of rows
     * @throws LibsqlctlException when one cannot be read, or the thread is interrupted
     */
    public static List<TableContent> of(Snapshot snapshot, List<String> tables, BackupProgress progress) {
        ExecutorService threads =
                Executors.newFixedThreadPool(snapshot.readers().size(), work -> {
                    Thread thread = new Thread(work, "hashes");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            List<TableContent> contents = new ArrayList<>();
            for (String table : tables) {
                contents.add(of(snapshot, snapshot.shape(table), threads, progress));
            }
            return contents;
        } finally {
            threads.shutdownNow();
        }
    }

    private static TableContent of(
            Snapshot snapshot, TableShape shape, ExecutorService threads, BackupProgress progress) {
        Snapshot.Ranges ranges = snapshot.ranges(shape);
        List<Future<ContentHash>> parts = snapshot.readers().stream()
                .map(reader -> threads.submit(() -> part(reader, shape, ranges, progress)))
                .toList();
        ContentHash sum = new ContentHash();
        parts.forEach(part -> sum.add(result(part)));
        return sum.of(shape.name());
    }

    private static ContentHash part(
            Snapshot.RowReader reader, TableShape shape, Snapshot.Ranges ranges, BackupProgress progress) {
        ContentHash hash = new ContentHash();
        Optional<RowRange> range = ranges.next(ROWS);
        while (range.isPresent()) {
            long before = hash.rows();
            reader.read(shape, range.get(), hash);
            progress.advance(hash.rows() - before, 0);
            if (Thread.currentThread().isInterrupted()) {
                throw LibsqlctlException.interrupted();
            }
            range = ranges.next(ROWS);
        }
        return hash;
    }

    private static ContentHash result(Future<ContentHash> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
