package dev.libsqlctl.packages;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What lies beside the packages, and what a package must hold besides the program. */
@Tag("packages")
class ReleaseFilesIT {
    private static final long MOST = 60_000_000;

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> libraries() throws IOException {
        return names(Program.distribution().resolve("lib")).stream()
                .filter(name -> name.endsWith(".jar") && !name.equals("libsqlctl.jar"))
                .toList();
    }

    private static List<String> entries(String jar) throws IOException {
        try (JarFile file = new JarFile(Packages.DIRECTORY.resolve(jar).toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void everythingIsThereWithItsCheckSum() throws IOException {
        Run sums = Program.of(Path.of("/usr/bin/env"), Packages.DIRECTORY).run("sha256sum", "--check", "SHA256SUMS");

        assertThat(sums).succeeded();
        String driver = "libsqlctl-jdbc-" + Packages.VERSION;
        List<String> expected = Stream.of(
                        Packages.DEBIAN,
                        Packages.LINUX + ".tar.gz",
                        Packages.PORTABLE + ".tar.gz",
                        Packages.PORTABLE + ".zip",
                        Packages.PORTABLE + ".cdx.json",
                        driver + ".jar",
                        driver + "-sources.jar",
                        driver + "-javadoc.jar")
                .sorted()
                .toList();
        assertThat(sums.out().lines().map(line -> line.replace(": OK", ""))).containsExactlyElementsOf(expected);
        assertThat(names(Packages.DIRECTORY))
                .contains("SHA256SUMS")
                .containsAll(expected)
                .hasSize(9);
    }

    @Test
    void theArchiveWithARuntimeIsSmall() throws IOException {
        assertThat(Files.size(Packages.DIRECTORY.resolve(Packages.LINUX + ".tar.gz")))
                .isLessThan(MOST);
    }

    @Test
    void theRuntimeHasTheModulesThatTheProgramUses() throws IOException {
        Path linux = Path.of(System.getProperty("libsqlctl.basedir"), "target", "linux");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String program = linux.resolve("lib/libsqlctl.jar").toString();
        int exitCode = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(print, print, "--print-module-deps", "--ignore-missing-deps", program);

        assertThat(exitCode).isZero();
        assertThat(Files.readString(linux.resolve("runtime/release")).split("[\"\\s]+"))
                .contains(out.toString(StandardCharsets.UTF_8).strip().split(","));
    }

    @Test
    void theBillOfMaterialsNamesEveryLibrary() throws IOException {
        JsonObject bill = JsonParser.parseString(
                        Files.readString(Packages.DIRECTORY.resolve(Packages.PORTABLE + ".cdx.json")))
                .getAsJsonObject();

        assertThat(bill.get("bomFormat").getAsString()).isEqualTo("CycloneDX");
        assertThat(StreamSupport.stream(bill.getAsJsonArray("components").spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                        .map(component -> component.get("name").getAsString() + "-"
                                + component.get("version").getAsString() + ".jar")
                        .sorted())
                .containsExactlyElementsOf(libraries());
    }

    @Test
    void everyLibraryHasItsLicence() throws IOException {
        String list = Files.readString(Program.distribution().resolve("THIRD-PARTY.txt"));
        Path texts = Program.distribution().resolve("licenses");
        List<String> own = names(texts);

        for (String library : libraries()) {
            String words = library.replaceFirst("-(?=[0-9])", " ").replace(".jar", "");
            assertThat(list).containsPattern("(?m)^\\Q" + words + "\\E \\(.*\\): \\S");
            // That of Apache is one text for all; the others name those who hold the rights.
            if (!apache(list, words)) {
                assertThat(own).as(library).anyMatch(library::startsWith);
            }
        }
        assertThat(texts.resolve("Apache-2.0.txt")).content().contains("Version 2.0, January 2004");
        assertThat(own)
                .filteredOn(name -> !name.endsWith(".txt"))
                .allSatisfy(name -> assertThat(names(texts.resolve(name))).isNotEmpty());
    }

    private static boolean apache(String list, String words) {
        return list.lines().anyMatch(line -> line.startsWith(words + " (") && line.endsWith(": Apache-2.0"));
    }

    @Test
    void theDriverHasSourcesAndJavadocOfAllThatItHolds() throws IOException {
        String driver = "libsqlctl-jdbc-" + Packages.VERSION;
        String name = "dev/libsqlctl/jdbc/LibsqlDataSource.";

        assertThat(entries(driver + ".jar")).contains(name + "class");
        assertThat(entries(driver + "-javadoc.jar")).contains(name + "html");
        assertThat(entries(driver + "-sources.jar"))
                .contains(name + "java")
                .containsAll(entries(driver + ".jar").stream()
                        .filter(entry ->
                                entry.endsWith(".class") && !entry.contains("$") && !entry.contains("/shaded/"))
                        .map(entry -> entry.replace(".class", ".java"))
                        .toList());
    }
}
