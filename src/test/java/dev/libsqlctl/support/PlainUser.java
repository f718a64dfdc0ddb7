package dev.libsqlctl.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The built program as a user runs it who is not root but may use the Docker engine. Needs root, to become that user. */
public final class PlainUser {
    private static final int ID = 4242;
    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    private final Path home;

    private PlainUser(Path home) {
        this.home = home;
    }

    /** {@return whether the tests run as root, who can become this user} */
    public static boolean possible() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** {@return the user, with everything that it needs copied to where it may read it} */
    public static PlainUser at(Path home) throws IOException {
        Path installed = home.resolve("libsqlctl");
        try (Stream<Path> files = Files.walk(Program.distribution())) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        installed.resolve(
                                Program.distribution().relativize(file).toString()));
            }
        }
        Path sqld = Files.copy(SqldBinaryFixture.path(), home.resolve("sqld"));
        run("chmod", "-R", "a+rX", home.toString());
        run("chmod", "a+x", sqld.toString(), installed.resolve("bin/libsqlctl").toString());
        return new PlainUser(home);
    }

    /** {@return a directory that belongs to the user} */
    public Path directory(String name) throws IOException {
        Path directory = Files.createDirectories(home.resolve(name));
        run("chown", ID + ":" + ID, directory.toString());
        return directory;
    }

    /** {@return the program, run by the user in a directory} */
    public Program program(Path directory) throws IOException {
        Object socketGroup = Files.getAttribute(SOCKET, "unix:gid");
        Path become = home.resolve("become");
        Files.writeString(
                become,
                "#!/bin/sh\nexec setpriv --reuid=%d --regid=%d --groups=%s -- '%s' \"$@\"\n"
                        .formatted(ID, ID, socketGroup, home.resolve("libsqlctl/bin/libsqlctl")));
        run("chmod", "a+rx", become.toString());
        return Program.of(become, directory)
                .with("HOME", directory.toString())
                .with("LIBSQLCTL_SQLD", home.resolve("sqld").toString());
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(List.of(command) + " failed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
