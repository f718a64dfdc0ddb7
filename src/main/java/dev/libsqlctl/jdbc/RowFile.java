package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Value;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows in a temporary file that only this user can read. Where the system lets a file be deleted that is open, its name is gone at once;
 * elsewhere the file goes when it is closed. First all rows are written, then they are read.
 */
final class RowFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final byte NULL = 0;
    private static final byte INTEGER = 1;
    private static final byte FLOAT = 2;
    private static final byte TEXT = 3;
    private static final byte BLOB = 4;

    private final FileChannel channel;
    private final int columns;
    private final DataOutputStream out;
    private DataInputStream in;
    private long left;

    private RowFile(FileChannel channel, int columns) {
        this.channel = channel;
        this.columns = columns;
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    /** {@return an empty file in this directory, for rows of so many values} */
    static RowFile create(Path directory, int columns) throws IOException {
        Path path = Files.createTempFile(directory, "libsql-rows", null);
        return new RowFile(
                FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE),
                columns);
    }

    void write(List<Value> row) throws IOException {
        for (Value value : row) {
            write(value);
        }
        left++;
    }

    /** {@return the next row, null after the last} */
    List<Value> read() throws IOException {
        if (left == 0) {
            return null;
        }
        if (in == null) {
            out.flush();
            channel.position(0);
            in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
        }
        left--;
        List<Value> row = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            row.add(readValue());
        }
        return Collections.unmodifiableList(row);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The rows are not wanted any more, and the system reclaims what a closed process leaves.
        }
    }

    private void write(Value value) throws IOException {
        if (value instanceof Value.Integer integer) {
            out.writeByte(INTEGER);
            out.writeLong(integer.value());
        } else if (value instanceof Value.Float real) {
            out.writeByte(FLOAT);
            out.writeDouble(real.value());
        } else if (value instanceof Value.Text text) {
            write(TEXT, text.value().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Value.Blob blob) {
            write(BLOB, blob.value());
        } else {
            out.writeByte(NULL);
        }
    }

    private void write(byte tag, byte[] bytes) throws IOException {
        out.writeByte(tag);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private Value readValue() throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case NULL -> Value.NULL;
            case INTEGER -> Value.of(in.readLong());
            case FLOAT -> Value.of(in.readDouble());
            case TEXT -> Value.of(new String(readBytes(), StandardCharsets.UTF_8));
            case BLOB -> Value.of(readBytes());
            default -> throw new IOException("The file holds something else than rows");
        };
    }

    private byte[] readBytes() throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
