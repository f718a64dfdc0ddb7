package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.PrivateFiles;
import dev.libsqlctl.server.LogRequest;
import dev.libsqlctl.server.LogRequest.Follow;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The file that holds what a native server printed over all its runs. */
final class ServerLog {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    /** Creates it when it is not there, for its owner only: it holds the text of SQL statements. */
    void create() throws IOException {
        try {
            PrivateFiles.create(file);
        } catch (FileAlreadyExistsException e) {
            // What earlier runs wrote stays.
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Reads the wanted lines.
     *
     * @param running whether the server runs; asked again and again when the reader follows
     */
    void read(LogRequest request, BooleanSupplier running, Consumer<String> lines) throws InterruptedException {
        LogSelection selection = new LogSelection(request.tail(), request.since(), lines);
        LogReader reader = new LogReader(file, selection::add);
        try {
            if (request.tail().isPresent() && request.since().isEmpty()) {
                reader.skipToLast(request.tail().getAsInt());
            }
            // Asked before the reading, so that nothing written before the server's end is missed.
            boolean more = request.follow() == Follow.YES && running.getAsBoolean();
            reader.read();
            if (!more) {
                reader.end();
            }
            selection.release();
            while (more) {
                Thread.sleep(POLL.toMillis());
                more = running.getAsBoolean();
                reader.read();
            }
            reader.end();
        } catch (ClosedByInterruptException e) {
            // What an interrupt amid a read looks like; with it the thread still counts as interrupted.
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            throw new LibsqlctlException(ErrorCode.IO_ERROR, "cannot read " + file + ": " + e.getMessage(), null, e);
        }
    }
}
