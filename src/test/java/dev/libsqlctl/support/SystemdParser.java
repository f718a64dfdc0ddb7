package dev.libsqlctl.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What systemd itself understands of unit files: its test mode loads units and prints them. */
public final class SystemdParser {
    private static final int NOBODY = 65534;

    private SystemdParser() {}

    /** {@return systemd's program} */
    static Optional<Path> program() {
        return Stream.of("/usr/lib/systemd/systemd", "/lib/systemd/systemd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Loads all services of a directory, which all users may enter.
     *
     * @return by the name of a service, what each key was understood as; of a command line, its words as a shell would be given them
     */
    public static Map<String, Map<String, String>> read(Path units) throws IOException {
        String wanted;
        try (Stream<Path> files = Files.list(units)) {
            wanted = String.join(
                    " ",
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".service"))
                            .toList());
        }
        Files.writeString(units.resolve("all.target"), "[Unit]\nWants=" + wanted + "\n");
        ProcessBuilder test = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        program().orElseThrow().toString(),
                        "--test",
                        "--user",
                        "--unit=all.target")
                .redirectErrorStream(true);
        Path runtime = Files.createDirectory(units.resolve("runtime"));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwxrwxrwx"));
        test.environment().put("HOME", runtime.toString());
        test.environment().put("XDG_RUNTIME_DIR", runtime.toString());
        test.environment().put("SYSTEMD_UNIT_PATH", units + ":");
        test.environment().put("SYSTEMD_LOG_TARGET", "console");
        String dump = new String(test.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, Map<String, String>> read = units(dump);
        if (read.isEmpty()) {
            throw new IOException("systemd read nothing: " + dump);
        }
        return read;
    }

    private static Map<String, Map<String, String>> units(String dump) {
        Map<String, Map<String, String>> units = new LinkedHashMap<>();
        Map<String, String> unit = new LinkedHashMap<>();
        String command = "";
        for (String line : dump.split("\n")) {
            if (line.contains("-> Unit ")) {
                unit = new LinkedHashMap<>();
                units.put(line.replaceFirst(".*-> Unit (.*):$", "$1"), unit);
            } else if (line.startsWith("\t\t-> Exec")) {
                command = line.replaceFirst(".*-> (.*):$", "$1");
            } else if (line.startsWith("\t\t\tCommand Line: ")) {
                unit.put(command, line.substring("\t\t\tCommand Line: ".length()));
            } else if (line.startsWith("\t\t") && line.contains(": ")) {
                String[] field = line.substring(2).split(": ", 2);
                unit.merge(field[0], field[1], (one, other) -> one + "\n" + other);
            }
        }
        return units;
    }

    /** {@return the words of a command line, after the dollar signs that systemd takes away when it runs it} */
    public static List<List<String>> words(List<String> commands) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String command : commands) {
            script.append("printf '%s\\0' ").append(command).append("; printf '\\1'\n");
        }
        Path file = Files.createTempFile("commands", ".sh");
        try {
            Files.writeString(file, script);
            String output = new String(
                    new ProcessBuilder("bash", file.toString())
                            .redirectErrorStream(true)
                            .start()
                            .getInputStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            List<List<String>> words = new ArrayList<>();
            for (String command : output.split("\1")) {
                List<String> ofCommand = new ArrayList<>(List.of(command.split("\0")));
                // In the name of the program it means nothing.
                ofCommand.subList(1, ofCommand.size()).replaceAll(word -> word.replace("$$", "$"));
                words.add(ofCommand);
            }
            return words;
        } finally {
            Files.delete(file);
        }
    }
}
