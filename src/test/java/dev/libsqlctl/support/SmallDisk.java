package dev.libsqlctl.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes below the data of a server, to be filled. Needs root, who alone can mount one. */
public final class SmallDisk implements AutoCloseable {
    private final SqldServer server;

    private SmallDisk(SqldServer server) {
        this.server = server;
    }

    /** {@return whether this user can mount one} */
    public static boolean possible() throws IOException {
        return PlainUser.possible();
    }

    /** {@return the disk of a server, which is restarted on it with no data} */
    public static SmallDisk under(SqldServer server) throws IOException {
        server.stop();
        run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", server.dataDir().toString());
        server.restart();
        return new SmallDisk(server);
    }

    /** Fills it to the last byte. */
    public void fill() throws IOException {
        boolean full = false;
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (!full) {
                full = !fits(out);
            }
        }
        if (Files.size(ballast()) == 0) {
            throw new IOException("there was no room to fill");
        }
    }

    private static boolean fits(OutputStream out) {
        try {
            out.write(new byte[4096]);
            return true;
        } catch (IOException diskFull) {
            return false;
        }
    }

    /** Takes away what {@link #fill} put there. */
    public void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return server.dataDir().resolve("ballast");
    }

    /** Kills the server and unmounts the disk. */
    @Override
    public void close() throws IOException {
        server.kill();
        run("umount", server.dataDir().toString());
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
