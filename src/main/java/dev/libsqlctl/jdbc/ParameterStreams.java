package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;

/** Values that come as streams. They are read when they are set: the server takes a value only as a whole. */
final class ParameterStreams {
    private static final int BUFFER = 8192;

    private ParameterStreams() {}

    /**
     * {@return the BLOB; NULL for a null}
     *
     * @param length how many bytes are read; negative for all
     */
    static Value bytes(InputStream in, long length) throws SQLException {
        if (in == null) {
            return Value.NULL;
        }
        try {
            byte[] bytes = length < 0 ? in.readAllBytes() : in.readNBytes(arrayLength(length));
            requireLength(bytes.length, length);
            return Value.of(bytes);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * {@return the TEXT; NULL for a null}
     *
     * @param length how many characters are read; negative for all
     */
    static Value text(Reader in, long length) throws SQLException {
        if (in == null) {
            return Value.NULL;
        }
        try {
            long limit = length < 0 ? Integer.MAX_VALUE : arrayLength(length);
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[(int) Math.max(1, Math.min(BUFFER, limit))];
            int read = 0;
            while (read >= 0 && text.length() < limit) {
                read = in.read(buffer, 0, (int) Math.min(buffer.length, limit - text.length()));
                text.append(buffer, 0, Math.max(0, read));
            }
            requireLength(text.length(), length);
            return JavaValues.text(text.toString());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * {@return the TEXT; NULL for a null}
     *
     * @param length how many characters of ASCII are read; negative for all
     */
    static Value ascii(InputStream in, long length) throws SQLException {
        if (in == null) {
            return Value.NULL;
        }
        Value text = text(new InputStreamReader(in, StandardCharsets.ISO_8859_1), length);
        if (!((Value.Text) text).value().chars().allMatch(c -> c < 0x80)) {
            throw new SQLDataException(
                    "The stream holds characters that are not ASCII: use setCharacterStream", "22021");
        }
        return text;
    }

    private static int arrayLength(long length) throws SQLException {
        if (length > Integer.MAX_VALUE - Byte.SIZE) {
            throw new SQLDataException("A value of " + length + " bytes or characters is too large", "54000");
        }
        return (int) length;
    }

    private static void requireLength(long read, long wanted) throws SQLException {
        if (wanted >= 0 && read != wanted) {
            throw new SQLDataException("The stream ended after " + read + " of " + wanted, "22026");
        }
    }

    private static SQLException failed(IOException e) {
        return new SQLException("The stream of a parameter cannot be read: " + e.getMessage(), "22000", e);
    }
}
