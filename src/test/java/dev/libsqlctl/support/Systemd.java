package dev.libsqlctl.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** systemd as process 1 of namespaces of its own. It knows the units that it is given and no others. */
public final class Systemd implements AutoCloseable {
    /** What every unit waits for by itself. */
    private static final List<String> TARGETS =
            List.of("begin", "sysinit", "basic", "shutdown", "network-online", "multi-user");

    private final Path units;
    private final Path work;
    private final Process outside;

    private Systemd(Path units, Path work, Process outside) {
        this.units = units;
        this.work = work;
        this.outside = outside;
    }

    /**
     * Starts it.
     *
     * @param directory an empty directory
     */
    public static Systemd start(Path directory) throws IOException {
        Path units = Files.createDirectory(directory.resolve("units"));
        Path work = Files.createDirectory(directory.resolve("work"));
        Path script = directory.resolve("systemd.sh");
        try (InputStream text = Systemd.class.getResourceAsStream("systemd.sh")) {
            Files.copy(text, script);
        }
        for (String target : TARGETS) {
            Files.writeString(units.resolve(target + ".target"), "[Unit]\nDefaultDependencies=no\n");
        }
        Process outside = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "bash",
                        script.toString(),
                        units.toString(),
                        work.toString(),
                        SystemdParser.program().orElseThrow().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("systemd.log").toFile())
                .start();
        Systemd systemd = new Systemd(units, work, outside);
        try {
            Eventually.become("systemd runs", systemd::answers);
            return systemd;
        } catch (AssertionError e) {
            systemd.close();
            throw new AssertionError(Files.readString(directory.resolve("systemd.log")), e);
        }
    }

    private boolean answers() {
        if (!outside.isAlive()) {
            throw new AssertionError("systemd has ended");
        }
        return Files.exists(work.resolve("begun"))
                && systemctl("is-active", "begin.target").equals("active\n");
    }

    private ProcessHandle inside() {
        return outside.children().findFirst().orElseThrow();
    }

    /** Gives it a unit. */
    public void add(String name, String text) throws IOException {
        Files.writeString(units.resolve(name), text);
        systemctl("daemon-reload");
    }

    /** {@return what {@code systemctl} prints, run inside} */
    public String systemctl(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("nsenter", "--all", "--target", Long.toString(inside().pid()), "systemctl", "--no-pager"));
        command.addAll(List.of(arguments));
        try {
            Process systemctl =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(systemctl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            systemctl.waitFor();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it, and all that it runs. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = outside.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        outside.destroyForcibly();
        try {
            outside.waitFor();
            all.forEach(process -> process.onExit().join());
            String remove =
                    "mount -t cgroup2 none \"$1\" && cd \"$1\" && find . -depth -type d -path './libsqlctl-test-"
                            + outside.pid() + "*' -exec rmdir {} +";
            new ProcessBuilder("unshare", "--mount", "sh", "-c", remove, "sh", work.toString())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        try (Stream<Path> left = Files.list(work)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }
}
