package dev.libsqlctl;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.CleanClone;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.Program.Running;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./libsqlctl} on a clean clone, and the launcher of the installed program. The clone is built once for all tests. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {
    private static final String BUILDING = "libsqlctl: building";

    @TempDir
    static Path directory;

    private static Path clone;

    @BeforeAll
    static void cloneIt() {
        clone = CleanClone.into(directory.resolve("a clone, très propre"));
    }

    private static Program inClone() {
        return Program.of(clone.resolve("libsqlctl"), clone);
    }

    @Test
    @Order(1)
    void twoFirstRunsAtOnceBuildOnceAndRun() {
        Running one = inClone().start("--version");
        Running two = inClone().start("--version");
        List<Run> runs = List.of(one.end(), two.end());

        assertThat(runs).allSatisfy(run -> assertThat(run).succeeded().says("libsqlctl " + version()));
        assertThat(runs.stream().filter(run -> run.err().contains(BUILDING)))
                .as(runs.toString())
                .hasSize(1);
        assertThat(clone.resolve(".libsqlctl-build")).doesNotExist();
    }

    @Test
    @Order(2)
    void theNextRunBuildsNothingAndIsQuiet() {
        Run run = inClone().run("--version");

        assertThat(run).succeeded();
        assertThat(run.err()).isEmpty();
    }

    @Test
    @Order(3)
    void itRunsFromAnyDirectoryAndThroughSymbolicLinks() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("else where"));
        Path absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), clone.resolve("libsqlctl"));
        Path relative = Files.createSymbolicLink(
                elsewhere.resolve("relative"), elsewhere.relativize(clone.resolve("libsqlctl")));
        Path twice = Files.createSymbolicLink(elsewhere.resolve("twice"), Path.of("relative"));

        for (Path link : List.of(absolute, relative, twice)) {
            assertThat(Program.of(link, elsewhere).run("--version")).succeeded().says(version());
        }
        assertThat(Program.of(clone.resolve("libsqlctl"), elsewhere).run("status", "--engine", "native"))
                .exitedWith(3)
                .warns(elsewhere.resolve("sqld-data").toString());
    }

    @Test
    @Order(4)
    void itReturnsTheProgramsExitCode() {
        assertThat(inClone().run("no-such-command")).exitedWith(2);
    }

    @Test
    @Order(5)
    void itBuildsAgainWhenASourceChangedAndReportsOneThatDoesNotCompile() throws IOException {
        Path source = clone.resolve("src/main/java/dev/libsqlctl/Libsqlctl.java");
        String good = Files.readString(source);
        Files.writeString(source, good + "no java");
        Run broken = inClone().run("--version");
        Files.writeString(source, good);
        Run mended = inClone().run("--version");

        assertThat(broken).exitedWith(1).warns("BUILD_FAILED").warns("Libsqlctl.java");
        assertThat(broken.out()).isEmpty();
        assertThat(mended).succeeded().warns(BUILDING);
        assertThat(inClone().run("--version").err()).isEmpty();
    }

    @Test
    @Order(6)
    void itPassesArgumentsThroughUntouched() throws IOException {
        String[] arguments = {"two words", "", "it's \"quoted\"", "*", "$HOME `id` \\n", "été 🚀", "-x", "--", "a\nb"};
        echo(clone.resolve("target/dist/lib/libsqlctl.jar"));

        Run run = inClone().run(arguments);

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo(String.join("\0", arguments) + "\0");
    }

    @Test
    @Order(7)
    void theInstalledLauncherSaysWhatItMisses() throws IOException {
        Program program = Program.in(directory);

        assertThat(program.with("JAVA_HOME", "/no/java/here").run("--version"))
                .exitedWith(1)
                .warns("error: JAVA_MISSING")
                .warns("/no/java/here");
    }

    @Test
    @Order(8)
    void aJavaThatIsTooOldIsNamedInOneLine() throws IOException {
        Path old = javaHome("old", "JAVA_VERSION=\"11.0.21\"\n", "exit 99\n");
        Path silent = javaHome("silent", null, "echo 'openjdk version \"1.8.0_402\"' >&2\n");

        assertThat(Program.in(directory).with("JAVA_HOME", old.toString()).run("--version"))
                .exitedWith(1)
                .warns("error: JAVA_TOO_OLD: " + old.resolve("bin/java") + " is Java 11.0.21\n")
                .warns("JDK 17");
        assertThat(Program.in(directory).with("JAVA_HOME", silent.toString()).run("--version"))
                .exitedWith(1)
                .warns("is Java 1.8.0_402\n");
    }

    @Test
    @Order(9)
    void aJavaThatHidesItsVersionRuns() throws IOException {
        Path real = Path.of(System.getProperty("java.home"), "bin/java");
        Path hidden = javaHome("hidden, très propre", null, "exec " + real + " \"$@\"\n");

        Run run = Program.in(directory).with("JAVA_HOME", hidden.toString()).run("--version");

        assertThat(run).succeeded().says(version());
        assertThat(run.err()).isEmpty();
    }

    /** Makes what a launcher sees of a JDK. */
    private static Path javaHome(String name, String release, String script) throws IOException {
        Path home = directory.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (release != null) {
            Files.writeString(home.resolve("release"), release);
        }
        return home;
    }

    @Test
    @Order(10)
    void aPlainTerminalAndNoLocale() {
        Run run = Program.in(directory)
                .with("TERM", "dumb")
                .with("LC_ALL", "")
                .with("LANG", "")
                .run("sql", "--url", "sqlite:app.db", "select 'été 🚀' as Größe", "--format", "csv");

        assertThat(run).succeeded();
        assertThat(run.out()).isEqualTo("\"Größe\"\n\"été 🚀\"\n");
        assertThat(run.err()).isEmpty();
    }

    /** Replaces the program by one that prints its arguments, each ended by NUL. */
    private static void echo(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            String entry = Echo.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new ZipEntry(entry));
            out.write(Echo.class.getResourceAsStream("/" + entry).readAllBytes());
        }
    }

    /** Prints its arguments. */
    public static final class Echo {
        private Echo() {}

        /** Prints its arguments, each ended by NUL. */
        public static void main(String[] arguments) throws IOException {
            for (String argument : arguments) {
                System.out.write(argument.getBytes(StandardCharsets.UTF_8));
                System.out.write(0);
            }
            System.out.flush();
        }
    }

    private static String version() {
        return System.getProperty("libsqlctl.version");
    }
}
