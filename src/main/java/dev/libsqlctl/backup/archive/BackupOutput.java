package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the content of a backup, compresses and measures it, and passes it on. What is written must be {@link #finish() finished}: a stream that is closed before is cut off. It is not buffered; to
 * write much at a time is quicker. Throws {@link LibsqlctlException} instead of an {@link IOException}: {@link ErrorCode#IO_ERROR} with the system's reason, or
 * {@link ErrorCode#INTERRUPTED}. Not safe for use by several threads.
 */
public final class BackupOutput extends OutputStream {
    private final String name;
    private final MeasuredOutput file;
    private final OutputStream content;
    private long contentBytes;

    /**
     * Writes to a stream, such as standard output. The stream is flushed at the end, and never closed.
     *
     * @param out the stream
     * @param name what it is called in an error
     * @param compression how the content is to be compressed
     */
    public BackupOutput(OutputStream out, String name, Compression compression) {
        this.name = name;
        this.file = new MeasuredOutput(out);
        try {
            this.content = Compressors.output(file, compression);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (Thread.currentThread().isInterrupted()) {
            throw LibsqlctlException.interrupted();
        }
        try {
            content.write(bytes, offset, length);
            contentBytes += length;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Does nothing: there are no readers before the end. */
    @Override
    public void flush() {}

    /**
     * Ends the content.
     *
     * @return what it measures
     */
    public BackupSize finish() {
        try {
            content.close();
            return new BackupSize(contentBytes, file.bytes(), file.sha256());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Frees what the compression holds in memory. Writes nothing that matters. */
    @Override
    public void close() {
        try {
            file.discard();
            content.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private LibsqlctlException failed(IOException e) {
        return new LibsqlctlException(
                ErrorCode.IO_ERROR, "cannot write " + name + ": " + FileError.reason(e), FileError.hint(e), e);
    }
}
