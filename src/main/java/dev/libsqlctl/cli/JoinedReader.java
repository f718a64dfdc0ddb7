package dev.libsqlctl.cli;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** Reads texts one behind the other. Where one ends without a semicolon, one is put: the statements of two do not run into each other. */
final class JoinedReader extends Reader {
    private static final String END = "\n;";

    private final List<Reader> readers;
    private int current;
    private int endRead;

    JoinedReader(List<Reader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (current < readers.size()) {
            int read = readCurrent(buffer, offset, length);
            if (read > 0) {
                return read;
            }
            if (current < readers.size() - 1 && endRead < END.length()) {
                buffer[offset] = END.charAt(endRead++);
                return 1;
            }
            endRead = 0;
            current++;
        }
        return -1;
    }

    private int readCurrent(char[] buffer, int offset, int length) throws IOException {
        try {
            return endRead > 0 ? -1 : readers.get(current).read(buffer, offset, length);
        } catch (CharacterCodingException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "the SQL is no UTF-8 text", "Save it as UTF-8.", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Reader reader : readers) {
            reader.close();
        }
    }
}
