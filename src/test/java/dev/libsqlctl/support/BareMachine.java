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
    private static final String IMAGE = "libsqlctl-test-debian";
    private static final Path ANYWHERE = Path.of("/");
    private static boolean imported;

    private final String id;

    private BareMachine(String id) {
        this.id = id;
    }

    /** {@return one that runs, given more options of {@code docker run}} */
    public static BareMachine start(String... options) {
        importImage();
        List<String> words = new ArrayList<>(List.of("run", "--detach", "--rm", "--init", "--network=none"));
        words.add("--volume=" + System.getProperty("libsqlctl.packages") + ":/packages:ro");
        words.addAll(List.of(options));
        words.addAll(List.of(IMAGE, "sleep", "900"));
        Program.Run run = docker(words.stream());
        assertThat(run).succeeded();
        return new BareMachine(run.out().strip());
    }

    private static synchronized void importImage() {
        if (!imported) {
            try {
                Path script =
                        Path.of(BareMachine.class.getResource("debian-root.sh").toURI());
                String pipe = "set -o pipefail; sh '%s' | docker import - %s".formatted(script, IMAGE);
                assertThat(Program.of(Path.of("/bin/bash"), ANYWHERE).run("-c", pipe))
                        .succeeded();
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
            imported = true;
        }
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
