package dev.libsqlctl.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Writes a file, and brings what it has to the disk while more is written: at the end of a large file there is little left to wait for. Neither buffered nor ended by an interrupt. Not safe for use
 * by several threads.
 */
final class GrowingFile extends OutputStream {
    /** How many bytes are brought to the disk at a time. Small files are not worth a thread. */
    private static final long AT_A_TIME = 32 << 20;

    private final FileOutputStream file;
    private long waiting;
    private CompletableFuture<Void> onItsWay = CompletableFuture.completedFuture(null);

    GrowingFile(FileOutputStream file) {
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        file.write(b);
        written(1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        file.write(source, offset, length);
        written(length);
    }

    private void written(int bytes) {
        waiting += bytes;
        // One that failed stays: the system tells of a failure once, and whoever waits for the end has to hear of it.
        if (waiting >= AT_A_TIME && onItsWay.isDone() && !onItsWay.isCompletedExceptionally()) {
            waiting = 0;
            onItsWay = CompletableFuture.runAsync(this::toTheDisk, GrowingFile::inAThread);
        }
    }

    private static void inAThread(Runnable work) {
        Thread thread = new Thread(work, "disk");
        thread.setDaemon(true);
        thread.start();
    }

    private void toTheDisk() {
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /**
     * Waits until everything is on the disk.
     *
     * @throws IOException when it could not be brought there, now or before
     */
    void sync() throws IOException {
        try {
            onItsWay.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
