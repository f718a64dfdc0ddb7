package dev.libsqlctl.backup.script;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads the statements of a dump, one after the other, holding one at a time. Understands what this program, the shell of SQLite and a server's {@code /dump} write.
 * For one thread at a time.
 */
public final class DumpReader implements AutoCloseable {
    private final InputStream in;
    private final String name;

    /**
     * @param in the dump, not compressed; it needs no buffer and is closed with the reader
     * @param name what errors call it
     */
    public DumpReader(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** {@return what errors call it} */
    public String name() {
        return name;
    }

    /**
     * {@return the next statement; empty at the end of a dump that is complete}
     *
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_INVALID} when it is no dump, or not all of one; {@link ErrorCode#IO_ERROR} when it cannot be read
     */
    public Optional<DumpStatement> next() {
        throw new UnsupportedOperationException();
    }

    /** Closes the dump. */
    @Override
    public void close() throws IOException {
        in.close();
    }
}
