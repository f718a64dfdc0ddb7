package dev.libsqlctl.support;

import dev.libsqlctl.support.Program.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A Windows of its own, by Wine, without a screen. It sees the files of this machine as drive {@code Z:}. */
public final class Wine implements AutoCloseable {
    /** The variable that names the directory of a Java for Windows. */
    static final String JAVA = "LIBSQLCTL_WINDOWS_JAVA";

    private final Path prefix;
    private final Map<String, String> environment = new HashMap<>();

    private Wine(Path prefix) {
        this.prefix = prefix;
        environment.put("WINEPREFIX", prefix.toString());
        environment.put("WINEDEBUG", "-all");
        // Neither .NET nor a browser is to be fetched.
        environment.put("WINEDLLOVERRIDES", "mscoree,mshtml=");
        environment.put("DISPLAY", "");
        // Documents, pictures and so on are links into it.
        environment.put("HOME", prefix.toString());
        environment.put("LC_ALL", "C.UTF-8");
    }

    /** {@return the Java for Windows that this machine has} */
    static Optional<Path> java() {
        return Optional.ofNullable(System.getenv(JAVA))
                .map(Path::of)
                .filter(home -> Files.isRegularFile(home.resolve("bin/java.exe")));
    }

    /** {@return a new one, whose files are in this directory} */
    public static Wine in(Path directory) {
        Wine wine = new Wine(directory);
        wine.program("wineboot", directory).run("--init");
        return wine;
    }

    /** {@return where its drive {@code C:} is} */
    public Path drive() {
        return prefix.resolve("drive_c");
    }

    /** {@return the Java for Windows, under another name on drive {@code C:}} */
    public Path javaAs(String name) throws IOException {
        Path home = drive().resolve(name);
        Files.createDirectories(home.getParent());
        return Files.createSymbolicLink(home, java().orElseThrow());
    }

    /** {@return what Windows calls a file of its drive {@code C:}} */
    public String name(Path file) {
        return "C:\\" + drive().relativize(file).toString().replace('/', '\\');
    }

    /** Sets an environment variable for the runs to come. */
    public Wine with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Runs lines as a batch file.
     *
     * @param directory where
     * @param lines ASCII; the exit code is that of the last one
     * @param arguments what {@code %*} stands for
     */
    public Run run(Path directory, String lines, String... arguments) throws IOException {
        Path file = Files.writeString(
                prefix.resolve("drive_c/run.bat"),
                ("@echo off\n" + lines).replace("\n", "\r\n"),
                StandardCharsets.US_ASCII);
        String[] command = new String[arguments.length + 3];
        command[0] = "cmd";
        command[1] = "/c";
        command[2] = name(file);
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return program("wine", directory).run(command);
    }

    private Program program(String name, Path directory) {
        Program program = Program.of(Path.of(name), directory);
        environment.forEach(program::with);
        return program;
    }

    @Override
    public void close() {
        program("wineserver", prefix).run("--kill");
        program("wineserver", prefix).run("--wait");
    }
}
