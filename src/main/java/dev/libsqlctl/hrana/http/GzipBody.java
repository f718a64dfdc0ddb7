package dev.libsqlctl.hrana.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A body that comes compressed. It ends where the body below it ends, which leaves the connection to the next request. */
final class GzipBody extends GZIPInputStream {
    private static final int BUFFER = 16 * 1024;

    GzipBody(InputStream in) throws IOException {
        super(in, BUFFER);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0 && in.read() >= 0) {
            throw new ZipException("Something follows the compressed body");
        }
        return read;
    }
}
