package dev.libsqlctl.server.docker;

import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks, each behind its length (RFC 9112, 7.1). */
final class ChunkedBody extends EngineBody {
    private final InputStream in;

    /** What is left of the chunk at hand; negative before the first. */
    private long left = -1;

    private boolean ended;

    /** @param in behind the head of the answer */
    ChunkedBody(InputStream in) {
        super(in);
        this.in = in;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left <= 0 && !next()) {
            return -1;
        }
        int read = read(bytes, offset, length, left);
        left -= read;
        return read;
    }

    /** {@return whether there is another chunk} */
    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        if (left == 0 && !EngineResponse.line(in).isEmpty()) {
            throw new IOException("the answer is no HTTP: a chunk is longer than it says");
        }
        String size = EngineResponse.line(in).split(";", 2)[0].strip();
        try {
            left = Long.parseLong(size, 16);
        } catch (NumberFormatException e) {
            throw new IOException("the answer is no HTTP: a chunk of length '" + size + "'");
        }
        if (left < 0) {
            throw new IOException("the answer is no HTTP: a chunk of length '" + size + "'");
        }
        if (left == 0) {
            ended = true;
            while (!EngineResponse.line(in).isEmpty()) {
                // Fields behind the last chunk say nothing that anybody asked for.
            }
        }
        return !ended;
    }

    @Override
    public int available() throws IOException {
        return left > 0 ? (int) Math.min(left, in.available()) : 0;
    }
}
