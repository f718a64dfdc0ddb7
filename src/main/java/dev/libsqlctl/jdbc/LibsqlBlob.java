package dev.libsqlctl.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

/** Bytes in memory: those of a value, or those that are to become one. Changing them changes no row. Not thread-safe. */
final class LibsqlBlob implements Blob {
    private byte[] bytes;

    /** Makes an empty blob. */
    LibsqlBlob() {
        this(new byte[0]);
    }

    /**
     * Makes a blob.
     *
     * @param bytes kept, not copied
     */
    LibsqlBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long length() throws SQLException {
        return open().length;
    }

    @Override
    public byte[] getBytes(long position, int length) throws SQLException {
        LobRange range = LobRange.within(open().length, position, length);
        return Arrays.copyOfRange(bytes, range.from(), range.to());
    }

    @Override
    public InputStream getBinaryStream() throws SQLException {
        return getBinaryStream(1, length());
    }

    @Override
    public InputStream getBinaryStream(long position, long length) throws SQLException {
        LobRange range = LobRange.exactly(open().length, position, length);
        return new ByteArrayInputStream(bytes, range.from(), range.length());
    }

    @Override
    public long position(byte[] pattern, long start) throws SQLException {
        LobArguments.required(pattern);
        LobRange range = LobRange.within(open().length, start, Integer.MAX_VALUE);
        for (int at = range.from(); at <= bytes.length - pattern.length; at++) {
            if (Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at + 1L;
            }
        }
        return -1;
    }

    @Override
    public long position(Blob pattern, long start) throws SQLException {
        LobArguments.required(pattern);
        return position(pattern.getBytes(1, Math.toIntExact(pattern.length())), start);
    }

    @Override
    public int setBytes(long position, byte[] source) throws SQLException {
        return setBytes(position, source, 0, LobArguments.required(source).length);
    }

    /** Writes over what is there and, behind its end, appends. */
    @Override
    public int setBytes(long position, byte[] source, int offset, int length) throws SQLException {
        LobArguments.requirePart(LobArguments.required(source).length, offset, length);
        LobRange range = LobRange.within(open().length, position, 0);
        byte[] written = Arrays.copyOf(bytes, Math.max(bytes.length, Math.addExact(range.from(), length)));
        System.arraycopy(source, offset, written, range.from(), length);
        bytes = written;
        return length;
    }

    /** {@return a stream whose bytes are written when it is flushed or closed} */
    @Override
    public OutputStream setBinaryStream(long position) throws SQLException {
        LobRange range = LobRange.within(open().length, position, 0);
        return new ByteArrayOutputStream() {
            private int written = range.from();

            @Override
            public void flush() throws java.io.IOException {
                try {
                    written += setBytes(written + 1L, toByteArray());
                    reset();
                } catch (SQLException e) {
                    throw new java.io.IOException(e.getMessage(), e);
                }
            }

            @Override
            public void close() throws java.io.IOException {
                flush();
            }
        };
    }

    @Override
    public void truncate(long length) throws SQLException {
        LobRange range = LobRange.exactly(open().length, 1, length);
        bytes = Arrays.copyOf(bytes, range.length());
    }

    @Override
    public void free() {
        bytes = null;
    }

    private byte[] open() throws SQLException {
        if (bytes == null) {
            throw SqlErrors.closed("blob");
        }
        return bytes;
    }
}
