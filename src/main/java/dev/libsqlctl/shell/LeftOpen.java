package dev.libsqlctl.shell;

import java.io.FilterOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** What is handed out to be written to and closed, while the stream beneath is flushed and stays open. */
final class LeftOpen {
    private LeftOpen() {}

    /** {@return a writer of a stream that outlives it} */
    static Writer of(Writer stream) {
        return new FilterWriter(stream) {
            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    /** {@return an output of a stream that outlives it} */
    static OutputStream of(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }
}
