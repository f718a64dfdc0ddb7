package dev.libsqlctl.backup.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Streams that compress, and such that undo it. */
final class Compressors {
    private static final int BUFFER = 1 << 16;

    private Compressors() {}

    static OutputStream output(OutputStream out, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTD -> Zstandard.output(out);
        };
    }

    static InputStream input(InputStream in, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> Zstandard.input(in);
        };
    }
}
