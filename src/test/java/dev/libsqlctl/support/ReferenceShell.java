package dev.libsqlctl.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SQLite's own shell: what a dump is compared with, and what makes and loads databases that this program has not touched. */
public final class ReferenceShell {
    /** The version whose dumps this program's are byte for byte. Others print reals differently. */
    public static final String VERSION = "3.40";

    /** Nothing of a test outlives the machine. */
    private static final List<String> QUICKLY = List.of("-bail", "-cmd", "PRAGMA synchronous=OFF");

    private ReferenceShell() {}

    /** {@return where it is, if there is one} */
    public static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "sqlite3"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** {@return what it prints for {@code --version}} */
    public static String version() {
        return text(run(new byte[0], "--version"));
    }

    /** {@return what {@code .dump} prints for a file} */
    public static byte[] dump(Path database) {
        return run(new byte[0], database.toString(), ".dump");
    }

    /** {@return what {@code .dump} with options prints for a file} */
    public static byte[] dump(Path database, String options) {
        return run(new byte[0], database.toString(), ".dump " + options);
    }

    /** Runs SQL text as if it was typed, up to the first error, which fails the test. */
    public static String execute(Path database, String sql) {
        return text(run(sql.getBytes(StandardCharsets.UTF_8), onto(database, List.of())));
    }

    /** Runs a file of SQL text, byte by byte as it is. */
    public static void load(Path database, Path script) {
        try {
            run(Files.readAllBytes(script), onto(database, List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements that are given as arguments, and so need no semicolon at their end. */
    public static void executeEach(Path database, List<String> statements) {
        run(new byte[0], onto(database, statements));
    }

    private static String[] onto(Path database, List<String> statements) {
        List<String> arguments = new ArrayList<>(QUICKLY);
        arguments.add(database.toString());
        arguments.addAll(statements);
        return arguments.toArray(String[]::new);
    }

    private static byte[] run(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(find().orElseThrow(() -> new IllegalStateException("there is no sqlite3"))
                .toString());
        command.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("sqlite3-in", null);
            Path err = Files.createTempFile("sqlite3-err", null);
            try {
                Files.write(in, input);
                Process process = new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectError(err.toFile())
                        .start();
                byte[] output = process.getInputStream().readAllBytes();
                int exitCode = process.waitFor();
                String errors = Files.readString(err, StandardCharsets.UTF_8);
                if (exitCode != 0 || !errors.isEmpty()) {
                    throw new AssertionError(command + " ended with " + exitCode + ": " + errors);
                }
                return output;
            } finally {
                Files.delete(in);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] output) {
        return new String(output, StandardCharsets.UTF_8);
    }
}
