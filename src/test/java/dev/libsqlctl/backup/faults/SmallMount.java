package dev.libsqlctl.backup.faults;

import dev.libsqlctl.support.PlainUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory with room for a few megabytes. Needs root, who alone can mount one. */
record SmallMount(Path path) implements AutoCloseable {
    static boolean possible() throws IOException {
        return PlainUser.possible();
    }

    static SmallMount at(Path path, int kibibytes) throws IOException {
        Files.createDirectories(path);
        run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", path.toString());
        return new SmallMount(path);
    }

    /** Takes room away until so much is left. */
    void leave(long bytes) throws IOException {
        Path ballast = path.resolve("ballast");
        Files.deleteIfExists(ballast);
        long free = Files.getFileStore(path).getUsableSpace();
        Files.write(ballast, new byte[(int) (free - bytes)]);
    }

    @Override
    public void close() throws IOException {
        run("umount", path.toString());
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
