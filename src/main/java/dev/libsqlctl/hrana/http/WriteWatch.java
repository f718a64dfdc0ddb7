package dev.libsqlctl.hrana.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Writes a body and gives up when the server takes nothing more of it for the length of a read time-out. The JDK has no time-out for
 * writing: without this a server that is stopped holds a thread for good.
 */
final class WriteWatch implements AutoCloseable {
    /** What the buffers of a connection take in at any rate. */
    private static final int PIECE = 16 * 1024;

    private final HttpURLConnection connection;
    private final long silenceNanos;
    private Thread thread;
    private long progress = System.nanoTime();
    private boolean over;
    private boolean stalled;

    WriteWatch(HttpURLConnection connection, Duration silence) {
        this.connection = connection;
        this.silenceNanos = silence.toNanos();
    }

    void write(OutputStream out, byte[] body) throws IOException {
        try {
            for (int start = 0; start < body.length; start += PIECE) {
                if (start == PIECE) {
                    watch();
                }
                out.write(body, start, Math.min(PIECE, body.length - start));
                note();
            }
            out.flush();
        } catch (IOException e) {
            if (stalled()) {
                SocketTimeoutException timeout = new SocketTimeoutException("The server does not take the request");
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        }
    }

    private void watch() {
        thread = new Thread(this::run, "libsqlctl-write-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void note() {
        progress = System.nanoTime();
    }

    private synchronized boolean stalled() {
        return stalled;
    }

    private void run() {
        synchronized (this) {
            for (long left = silenceNanos; left > 0 && !over; left = progress + silenceNanos - System.nanoTime()) {
                try {
                    wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    return;
                }
            }
            if (over) {
                return;
            }
            stalled = true;
        }
        connection.disconnect();
    }

    @Override
    public synchronized void close() {
        over = true;
        notifyAll();
    }
}
