package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.JavaSource;
import dev.libsqlctl.support.Jdk;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.support.StandaloneDriver;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archive that holds the driver alone: all that a program needs, and nothing that could be in its way. */
class StandaloneJarIT {
    @TempDir
    Path directory;

    static List<Jdk> jdks() {
        return Jdk.currentAndNewest();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aProgramNeedsNothingElseAndItsJvmStaysAsItWas(Jdk jdk) {
        JavaSource.resource(getClass(), "HostApplication")
                .compile(StandaloneDriver.path().toString(), directory);
        try (SqldServer server = SqldServer.start()) {
            Program.Run run = jdk.java(directory)
                    .run(
                            "-cp",
                            StandaloneDriver.path() + File.pathSeparator + directory,
                            "HostApplication",
                            "jdbc:libsql:" + server.url());

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo("""
                    rows: 40000
                    changed: []
                    threads left: []
                    """);
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void itHoldsTheDriverAndItsJsonReaderUnderANameOfItsOwn() throws IOException {
        try (JarFile jar = new JarFile(StandaloneDriver.path().toFile())) {
            List<String> files = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();

            assertThat(files)
                    .contains(
                            "dev/libsqlctl/jdbc/LibsqlDriver.class",
                            "dev/libsqlctl/hrana/HranaClient.class",
                            "dev/libsqlctl/hrana/shaded/gson/stream/JsonReader.class")
                    .filteredOn(name -> !name.startsWith("dev/libsqlctl/jdbc/"))
                    .filteredOn(name -> !name.startsWith("dev/libsqlctl/hrana/"))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/LICENSE",
                            "META-INF/gson-LICENSE.txt",
                            "META-INF/services/java.sql.Driver");
            assertThat(jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver")))
                    .hasContent(LibsqlDriver.class.getName());
        }
    }

    @Test
    void itsManifestNamesAModuleAndNoProgram() throws IOException {
        try (JarFile jar = new JarFile(StandaloneDriver.path().toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();

            assertThat(attributes.getValue("Automatic-Module-Name")).isEqualTo("dev.libsqlctl.jdbc");
            assertThat(attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                    .isEqualTo(System.getProperty("libsqlctl.version"));
            assertThat(attributes)
                    .doesNotContainKeys(Attributes.Name.MAIN_CLASS, Attributes.Name.CLASS_PATH)
                    .doesNotContainKey(new Attributes.Name("Enable-Native-Access"));
        }
    }

    @Test
    void itIsAModuleThatProvidesTheDriver() {
        Program.Run run = Jdk.current()
                .java(directory)
                .run("-p", StandaloneDriver.path().toString(), "--describe-module", "dev.libsqlctl.jdbc");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("provides java.sql.Driver with dev.libsqlctl.jdbc.LibsqlDriver");
    }

    @Test
    void itUsesNothingButTheJdk() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

        int exitCode = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        print,
                        print,
                        "--print-module-deps",
                        "--ignore-missing-deps",
                        StandaloneDriver.path().toString());

        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip().split(",")).containsOnly("java.base", "java.sql");
    }
}
