package dev.libsqlctl.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its directory
 * @param feature its feature release, such as 17
 */
public record Jdk(Path home, int feature) {
    /** {@return the one that runs the tests} */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** {@return the one that runs the tests, and the newest with long-term support that is installed beside it} */
    public static List<Jdk> currentAndNewest() {
        Jdk current = current();
        try (Stream<Path> homes = Files.list(current.home().getParent())) {
            Optional<Jdk> newest = homes.flatMap(Jdk::at)
                    .filter(jdk -> jdk.feature() > current.feature() && hasLongTermSupport(jdk.feature()))
                    .max(Comparator.comparingInt(Jdk::feature));
            return Stream.concat(Stream.of(current), newest.stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a way to run its java command} */
    public Program java(Path directory) {
        return Program.of(home.resolve("bin/java"), directory);
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static Stream<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(release)) {
            return Stream.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
        return Stream.of(new Jdk(home, Runtime.Version.parse(version).feature()));
    }

    private static boolean hasLongTermSupport(int feature) {
        return feature >= 17 && (feature - 17) % 4 == 0;
    }
}
