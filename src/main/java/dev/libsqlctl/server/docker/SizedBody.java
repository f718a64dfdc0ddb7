package dev.libsqlctl.server.docker;

import java.io.IOException;
import java.io.InputStream;

/** A body whose length was said beforehand. */
final class SizedBody extends EngineBody {
    private long left;

    /**
     * @param in behind the head of the answer
     * @param length in bytes
     */
    SizedBody(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        int read = read(bytes, offset, length, left);
        left -= read;
        return read;
    }
}
