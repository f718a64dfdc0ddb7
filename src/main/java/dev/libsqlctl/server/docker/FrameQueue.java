package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiConsumer;

/** Brings the frames that docker-java reads on a thread of its own to the thread that asked for them. */
final class FrameQueue implements ResultCallback<Frame> {
    private static final int CAPACITY = 256;

    private sealed interface Event {}

    private record Bytes(StreamType stream, byte[] payload) implements Event {}

    private record End(Throwable failure) implements Event {}

    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(CAPACITY);
    private volatile Closeable request;
    private volatile boolean closed;

    /**
     * Hands over frames until the engine ends the stream.
     *
     * @param consumer gets the stream and the bytes of each frame
     * @throws InterruptedException when the calling thread was interrupted
     * @throws RuntimeException what docker-java failed with
     */
    void drain(BiConsumer<StreamType, byte[]> consumer) throws InterruptedException {
        while (true) {
            Event event = events.take();
            if (event instanceof Bytes bytes) {
                consumer.accept(bytes.stream, bytes.payload);
            } else if (event instanceof End end) {
                rethrow(end.failure);
                return;
            }
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void onStart(Closeable stream) {
        request = stream;
        if (closed) {
            closeRequest();
        }
    }

    @Override
    public void onNext(Frame frame) {
        // docker-java fills the same array again for the next frame.
        put(new Bytes(frame.getStreamType(), frame.getPayload().clone()));
    }

    @Override
    public void onError(Throwable failure) {
        put(new End(failure));
    }

    @Override
    public void onComplete() {
        put(new End(null));
    }

    private void put(Event event) {
        if (closed) {
            return;
        }
        try {
            events.put(event);
        } catch (InterruptedException e) {
            // close() interrupts docker-java's thread: nobody is left to read the event.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (request != null) {
            closeRequest();
        }
    }

    private void closeRequest() {
        try {
            request.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
