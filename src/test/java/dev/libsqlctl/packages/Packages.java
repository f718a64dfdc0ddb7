package dev.libsqlctl.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What this build made for people to download, and how a test uses it. */
final class Packages {
    static final String VERSION = System.getProperty("libsqlctl.version");

    /** What Debian calls the kind of machine that this is. */
    static final String MACHINE = Map.of("amd64", "amd64", "aarch64", "arm64").get(System.getProperty("os.arch"));

    static final Path DIRECTORY = Path.of(System.getProperty("libsqlctl.packages"));
    static final String DEBIAN = "libsqlctl_" + VERSION + "_" + MACHINE + ".deb";
    static final String LINUX = "libsqlctl-" + VERSION + "-linux-" + MACHINE;
    static final String PORTABLE = "libsqlctl-" + VERSION;

    /** What {@link #use} prints. */
    static final String USED = """
            libsqlctl %s
            Usage: libsqlctl [-hvV] [--json] [COMMAND]
            It works!!!
            a.sql.zst: 1 tables, 1 rows, 117 B, verified
            1 rows, the same as its source.
            applied
            u.csv: 1 row is in u.
            1
            The token is valid.
            """.formatted(VERSION);

    private Packages() {}

    /** {@return a script that uses each library of an installed program} */
    static String use(String command) throws IOException {
        try (InputStream script = Packages.class.getResourceAsStream("use.sh")) {
            return "command='" + command + "'\n" + new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
