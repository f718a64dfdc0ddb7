package dev.libsqlctl.rehearsal;

import dev.libsqlctl.cli.CommandLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Goes through the commands once, so that a JVM that watches learns which classes they load and, where it keeps that, how they run. It
 * makes the class archive; no command runs it. What commands answer is of no interest, nor that some fail: no server is there but
 * stand-ins, and nothing outside the directory is touched.
 */
public final class Rehearsal {
    private final Path directory;
    private final Map<String, String> environment;
    private final String server;

    private Rehearsal(Path directory, Map<String, String> environment, String server) {
        this.directory = directory;
        this.environment = environment;
        this.server = server;
    }

    /**
     * Runs it.
     *
     * @param arguments an empty directory to work in; the jar of this program, of which every class is loaded; the file that becomes SQLite's native library
     * @throws IOException if the directory cannot be used, or the library not be written
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]).toRealPath();
        Path data = Files.createDirectories(directory.resolve("data/dbs/default"))
                .getParent()
                .getParent();
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        int port = ((InetSocketAddress) StandIn.listen(free, new ServerAnswers())).getPort();
        Path socket = directory.resolve("engine");
        StandIn.listen(UnixDomainSocketAddress.of(socket), new EngineAnswers(data, port));
        Map<String, String> environment = Map.of(
                "HOME", directory.toString(),
                "DOCKER_HOST", "unix://" + socket,
                "LIBSQLCTL_DATA_DIR", data.toString());
        Rehearsal rehearsal = new Rehearsal(directory, environment, "http://127.0.0.1:" + port);
        rehearsal.withoutServer();
        rehearsal.withFiles();
        rehearsal.withServer();
        rehearsal.withEngine();
        loadAll(Path.of(arguments[1]));
        unpackLibrary(Path.of(arguments[2]));
    }

    /** sqlite-jdbc would unpack it into the temporary directory at each start, and ask the system by a process which of many it is. */
    private static void unpackLibrary(Path file) throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
            // A package for one kind of machine has it as a file.
            if (library != null) {
                Files.copy(library, file);
            }
        }
    }

    private void run(String... arguments) {
        CommandLines.run(environment, directory, arguments);
    }

    private void withoutServer() {
        run("--version");
        run("--help");
        run();
        run("start", "--help");
        run("help", "token", "create");
        run("strat");
        run("completion", "bash");
        run("url", "--for", "python", "--url", server);
        run("env", "--url", server);
        run("generate-jwt", "--no-demo", "--data-dir", directory.resolve("keys").toString());
        run("token", "create", "--key", "private.pem");
    }

    private void withFiles() throws IOException {
        Files.createDirectories(directory.resolve("migrations"));
        Files.writeString(directory.resolve("migrations/1_example.up.sql"), """
                CREATE TABLE example(id INTEGER PRIMARY KEY, name TEXT, share REAL, picture BLOB);
                INSERT INTO example VALUES(1, 'It''s', 0.25, x'00ff'), (2, NULL, 1e300, NULL);
                """);
        String file = "sqlite:example.db";
        run("migrate", "up", "--url", file);
        run("migrate", "status", "--url", file);
        run("sql", "--url", file, "select * from example");
        run("sql", "--url", file, "--format", "table", "select 1.5; select 'a'");
        run("sql", "--url", file, "--format", "json", "select id, share from example");
        run("sql", "--url", file, "--format", "csv", "select * from nowhere");
        run("backup", "--url", file, "-o", "example.sql");
        run("backup", "--url", file, "-o", "example.sql.zst", "--json");
        run("backup", "list");
        run("restore", "example.sql.zst", "--to", "restored.db");
    }

    private void withServer() {
        run("play", "--url", server);
        run("sql", "--url", server, "select 1");
        run("migrate", "status", "--url", server, "--wait-timeout", "1s");
        run("backup", "--url", server, "-o", "server.sql");
    }

    private void withEngine() {
        run("status");
        run("status", "--json");
        run("alive");
        run("start", "--timeout", "1s");
        run("stop");
        run("doctor");
    }

    /** What is rare is loaded, too: a class that comes out of the archive costs a tenth of one that comes out of a jar. */
    private static void loadAll(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .forEach(Rehearsal::load);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
