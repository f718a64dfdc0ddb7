package dev.libsqlctl.support;

import static dev.libsqlctl.support.RunAssert.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Debian system as it comes: no Java, no Maven, no sources, no network; {@code /packages} holds what this build made. It is a container
 * of this machine's own essential packages, because tests have no registry.
 */
public final class BareMachine implements AutoCloseable {
    /** Makes the image unless this machine has one of the same packages, and prints its name. */
    private static final String IMPORT = """
            set -o pipefail
            image=libsqlctl-test-debian:$(cat '%1$s' /var/lib/dpkg/status | sha256sum | cut -c 1-12)
            docker image inspect "$image" >/dev/null 2>&1 || sh '%1$s' | docker import - "$image" >/dev/null && echo "$image"
            """;

    private static final Path ANYWHERE = Path.of("/");
    private static String image;

    private final String id;

    private BareMachine(String id) {
        this.id = id;
    }

    /** {@return one that runs, given more options of {@code docker run}} */
    public static BareMachine start(String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--detach", "--rm", "--init", "--network=none"));
        words.add("--volume=" + System.getProperty("libsqlctl.packages") + ":/packages:ro");
        words.addAll(List.of(options));
        words.addAll(List.of(image(), "sleep", "900"));
        Program.Run run = docker(words.stream());
        assertThat(run).succeeded();
        return new BareMachine(run.out().strip());
    }

    private static synchronized String image() {
        if (image == null) {
            try {
                Path script =
                        Path.of(BareMachine.class.getResource("debian-root.sh").toURI());
                Program.Run run = Program.of(Path.of("/bin/bash"), ANYWHERE).run("-c", IMPORT.formatted(script));
                image = assertThat(run).succeeded().text();
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return image;
    }

    /** {@return what a script of the shell leaves that root runs} */
    public Program.Run run(String script) {
        return exec(Stream.of(id, "/bin/bash", "-c", script));
    }

    /** {@return what a script of the shell leaves that is run by a user who owns nothing, has no home, no locale and a terminal that can do nothing} */
    public Program.Run runAsNobody(String script) {
        return exec(Stream.of(
                "--user=nobody", "--env=TERM=dumb", id, "/usr/bin/env", "-u", "HOME", "/bin/bash", "-c", script));
    }

    /** {@return root's shell, as a program of the machine that runs the tests, made in a directory of it} */
    public Program bash(Path directory) throws IOException {
        Path command = directory.resolve("bash-of-" + id);
        Files.writeString(command, "#!/bin/sh\nexec docker exec --workdir=/root %s /bin/bash \"$@\"\n".formatted(id));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        return Program.of(command, directory);
    }

    private static Program.Run exec(Stream<String> arguments) {
        return docker(Stream.concat(Stream.of("exec"), arguments));
    }

    private static Program.Run docker(Stream<String> arguments) {
        List<String> words = Stream.concat(Stream.of("docker"), arguments).toList();
        return Program.of(Path.of("/usr/bin/env"), ANYWHERE).run(words.toArray(String[]::new));
    }

    @Override
    public void close() {
        assertThat(docker(Stream.of("rm", "--force", id))).succeeded();
    }
}
