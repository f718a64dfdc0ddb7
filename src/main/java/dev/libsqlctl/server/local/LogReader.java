package dev.libsqlctl.server.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a growing file line by line, from where the last reading ended. A file that became shorter is read from its beginning. Not
 * thread-safe.
 */
final class LogReader {
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final Consumer<LogLine> lines;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    private long position;

    LogReader(Path file, Consumer<LogLine> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Passes over all but the last lines of the file as it is now. */
    void skipToLast(int count) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            position = startOfLast(channel, count);
        } catch (NoSuchFileException e) {
            position = 0;
        }
    }

    private long startOfLast(FileChannel channel, int count) throws IOException {
        long end = channel.size();
        int newlines = 0;
        for (long blockEnd = end; blockEnd > 0; blockEnd -= BUFFER) {
            long blockStart = Math.max(0, blockEnd - BUFFER);
            buffer.clear().limit((int) (blockEnd - blockStart));
            readFully(channel, blockStart);
            for (int i = buffer.position() - 1; i >= 0; i--) {
                boolean lastByte = blockStart + i == end - 1;
                if (buffer.get(i) == '\n' && !lastByte && ++newlines == count) {
                    return blockStart + i + 1;
                }
            }
        }
        return count == 0 ? end : 0;
    }

    private void readFully(FileChannel channel, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }

    /** Reads what was written since, as far as it is whole lines. */
    void read() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < position) {
                position = 0;
                unfinished.reset();
            }
            for (int read = next(channel); read > 0; read = next(channel)) {
                position += read;
                split();
            }
        } catch (NoSuchFileException e) {
            // Nothing has been logged yet, or the server was removed.
            position = 0;
        }
    }

    private int next(FileChannel channel) throws IOException {
        return channel.read(buffer.clear(), position);
    }

    private void split() {
        buffer.flip();
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\n') {
                finish();
            } else {
                unfinished.write(next);
            }
        }
    }

    /** Nothing more will be written: what came after the last line end is a line, too. */
    void end() {
        if (unfinished.size() > 0) {
            finish();
        }
    }

    private void finish() {
        String line = unfinished.toString(StandardCharsets.UTF_8);
        unfinished.reset();
        lines.accept(LogLine.of(line));
    }
}
