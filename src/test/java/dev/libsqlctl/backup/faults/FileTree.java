package dev.libsqlctl.backup.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every file below a directory, by name, with a hash of its content: what must be the same before and after. */
record FileTree(Map<String, String> files) {
    /** {@return what is there now} */
    static FileTree of(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString(), sha256(path));
            }
            return new FileTree(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path path) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the same without the files that end so} */
    FileTree without(String... ends) {
        Map<String, String> rest = new TreeMap<>(files);
        rest.keySet().removeIf(name -> Arrays.stream(ends).anyMatch(name::endsWith));
        return new FileTree(rest);
    }

    /** {@return the names} */
    List<String> names() {
        return List.copyOf(files.keySet());
    }
}
