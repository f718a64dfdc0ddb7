package dev.libsqlctl.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** Characters in memory: those of a value, or those that are to become one. Changing them changes no row. Not thread-safe. */
final class LibsqlClob implements NClob {
    private String text;

    /** Makes an empty text. */
    LibsqlClob() {
        this("");
    }

    LibsqlClob(String text) {
        this.text = text;
    }

    @Override
    public long length() throws SQLException {
        return open().length();
    }

    @Override
    public String getSubString(long position, int length) throws SQLException {
        LobRange range = LobRange.within(open().length(), position, length);
        return text.substring(range.from(), range.to());
    }

    @Override
    public Reader getCharacterStream() throws SQLException {
        return new StringReader(open());
    }

    @Override
    public Reader getCharacterStream(long position, long length) throws SQLException {
        LobRange range = LobRange.exactly(open().length(), position, length);
        return new StringReader(text.substring(range.from(), range.to()));
    }

    /** {@return the text with a '?' for every character that ASCII does not have} */
    @Override
    public InputStream getAsciiStream() throws SQLException {
        return new ByteArrayInputStream(open().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public long position(String pattern, long start) throws SQLException {
        LobArguments.required(pattern);
        int found =
                open().indexOf(pattern, LobRange.within(text.length(), start, 0).from());
        return found < 0 ? -1 : found + 1L;
    }

    @Override
    public long position(Clob pattern, long start) throws SQLException {
        LobArguments.required(pattern);
        return position(pattern.getSubString(1, Math.toIntExact(pattern.length())), start);
    }

    @Override
    public int setString(long position, String source) throws SQLException {
        return setString(position, source, 0, LobArguments.required(source).length());
    }

    /** Writes over what is there and, behind its end, appends. */
    @Override
    public int setString(long position, String source, int offset, int length) throws SQLException {
        LobArguments.requirePart(LobArguments.required(source).length(), offset, length);
        int from = LobRange.within(open().length(), position, 0).from();
        StringBuilder written = new StringBuilder(text);
        written.replace(from, Math.min(text.length(), from + length), source.substring(offset, offset + length));
        text = written.toString();
        return length;
    }

    /** {@return a writer whose characters are written when it is flushed or closed} */
    @Override
    public Writer setCharacterStream(long position) throws SQLException {
        int from = LobRange.within(open().length(), position, 0).from();
        return new StringWriter() {
            private int written = from;

            @Override
            public void flush() {
                try {
                    written += setString(written + 1L, toString());
                    getBuffer().setLength(0);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                flush();
            }
        };
    }

    /** {@return a stream whose bytes, which are ASCII, are written when it is flushed or closed} */
    @Override
    public OutputStream setAsciiStream(long position) throws SQLException {
        Writer writer = setCharacterStream(position);
        return new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
                writer.write(toString(StandardCharsets.US_ASCII));
                writer.flush();
                reset();
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        text = text.substring(0, LobRange.exactly(open().length(), 1, length).length());
    }

    @Override
    public void free() {
        text = null;
    }

    private String open() throws SQLException {
        if (text == null) {
            throw SqlErrors.closed("clob");
        }
        return text;
    }
}
