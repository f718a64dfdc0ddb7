package dev.libsqlctl.server.local;

import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A directory that is gone when it is closed, and also when the program is interrupted. */
final class ScratchDirectory implements AutoCloseable {
    private static final String PREFIX = ".fetch-";
    private static final Duration STALE = Duration.ofDays(1);
    private static final int ATTEMPTS_AT_EXIT = 20;
    private static final Duration PAUSE_AT_EXIT = Duration.ofMillis(50);

    private final Path path;
    private final Thread atExit;

    private ScratchDirectory(Path path) {
        this.path = path;
        this.atExit = new Thread(this::deleteAtExit, "scratch-directory");
    }

    /**
     * Makes one; clears away those that a killed program left there a day ago or longer.
     *
     * @throws LibsqlctlException {@link dev.libsqlctl.error.ErrorCode#INTERRUPTED} when this program is ending
     */
    static ScratchDirectory in(Path parent) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path leftover : leftovers) {
                if (Files.getLastModifiedTime(leftover)
                        .toInstant()
                        .isBefore(Instant.now().minus(STALE))) {
                    FileTree.delete(leftover);
                }
            }
        }
        ScratchDirectory scratch = new ScratchDirectory(Files.createTempDirectory(parent, PREFIX));
        try {
            Runtime.getRuntime().addShutdownHook(scratch.atExit);
        } catch (IllegalStateException e) {
            FileTree.delete(scratch.path);
            throw LibsqlctlException.interrupted();
        }
        return scratch;
    }

    Path path() {
        return path;
    }

    /** Whoever writes into it is being killed at the same time, so that the first attempts may find new files. */
    private void deleteAtExit() {
        for (int attempt = 0; attempt < ATTEMPTS_AT_EXIT && Files.exists(path); attempt++) {
            try {
                FileTree.delete(path);
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_AT_EXIT.toNanos());
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program is ending: the hook has found nothing left, or deletes the rest.
        }
    }
}
