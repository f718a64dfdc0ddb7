package dev.libsqlctl.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built program, run as a user runs it: a process with its own directory and environment. */
public final class Program {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Path executable;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    private Program(Path executable, Path directory) {
        this.executable = executable;
        this.directory = directory;
    }

    /** {@return the program of the distribution that this build made} */
    public static Program in(Path directory) {
        return new Program(distribution().resolve("bin/libsqlctl"), directory);
    }

    /** {@return another executable, run in the same manner} */
    public static Program of(Path executable, Path directory) {
        return new Program(executable, directory);
    }

    /** {@return the exploded distribution of this build} */
    public static Path distribution() {
        return Path.of(System.getProperty("libsqlctl.dist"));
    }

    /** Sets an environment variable for the runs to come. */
    public Program with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * What a run left.
     *
     * @param exitCode its exit code
     * @param out what it wrote to stdout
     * @param err what it wrote to stderr
     */
    public record Run(int exitCode, String out, String err) {
        @Override
        public String toString() {
            return "exit code " + exitCode + "\n--- stdout\n" + out + "--- stderr\n" + err;
        }
    }

    /** A run that has not ended yet. */
    public static final class Running {
        private final Process process;
        private final Path out;
        private final Path err;

        private Running(Process process, Path out, Path err) {
            this.process = process;
            this.out = out;
            this.err = err;
        }

        /** {@return its process id} */
        public long pid() {
            return process.pid();
        }

        /** {@return whether it runs} */
        public boolean alive() {
            return process.isAlive();
        }

        /** {@return whether it ends within this time} */
        public boolean endsWithin(Duration time) {
            try {
                return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** {@return what it has written to stderr so far} */
        public String err() {
            return read(err);
        }

        /** {@return what it has written to stdout so far} */
        public String out() {
            return read(out);
        }

        /** Sends it a signal by name, such as {@code INT}. */
        public Running signal(String name) {
            try {
                new ProcessBuilder("kill", "-s", name, Long.toString(pid()))
                        .start()
                        .waitFor();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Waits for its end. */
        public Run end() {
            try {
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("did not end within " + LONGEST + "\n" + out() + err());
                }
                return new Run(process.exitValue(), out(), err());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs it to its end. */
    public Run run(String... arguments) {
        return start(arguments).end();
    }

    /** Starts it. */
    public Running start(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("libsqlctl-out", null);
            Path err = Files.createTempFile("libsqlctl-err", null);
            out.toFile().deleteOnExit();
            err.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(Program::wouldBeASetting);
            // A class archive for each JVM and directory of the tests would take more than they do.
            builder.environment().put("LIBSQLCTL_NO_CLASS_ARCHIVE", "1");
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the machine that runs the tests happens to set must not decide them. Where sqld is, it may say. */
    private static boolean wouldBeASetting(String variable) {
        return (variable.startsWith("LIBSQL") && !variable.equals("LIBSQLCTL_SQLD"))
                || variable.startsWith("SQLD_")
                || variable.startsWith("DATABASE_")
                || variable.startsWith("TURSO_")
                || variable.equals("JWT_TOKEN");
    }
}
