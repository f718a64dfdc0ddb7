package dev.libsqlctl.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs a class in a Java process to which file permissions apply, also where the tests run as root. */
public final class UnprivilegedJava {
    private static final String CAPABILITIES = "-dac_override,-dac_read_search,-fowner";

    private UnprivilegedJava() {}

    /**
     * Runs a main class of the tests.
     *
     * @return everything that it printed
     */
    public static String run(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (root()) {
            Collections.addAll(
                    command, "setpriv", "--inh-caps=" + CAPABILITIES, "--bounding-set=" + CAPABILITIES, "--");
        }
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName());
        Collections.addAll(command, arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean root() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }
}
