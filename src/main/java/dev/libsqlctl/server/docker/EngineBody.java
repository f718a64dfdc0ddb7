package dev.libsqlctl.server.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body that knows where it ends: a connection that ends sooner has cut it off. */
abstract class EngineBody extends InputStream {
    private final InputStream in;

    /** @param in behind the head of the answer */
    EngineBody(InputStream in) {
        this.in = in;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    /** {@return how many bytes of the body were read, of so many that must still come} */
    final int read(byte[] bytes, int offset, int length, long left) throws IOException {
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the connection ended before the answer did");
        }
        return read;
    }
}
