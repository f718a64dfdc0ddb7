package dev.libsqlctl.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.server.ContainerBlueprint;
import dev.libsqlctl.server.ProcessBlueprint;
import dev.libsqlctl.support.SystemdParser;
import dev.libsqlctl.support.SystemdTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd understands of units is what was meant, for paths that trip up who quotes without care. */
@SystemdTest
class UnitFilesIT {
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    @TempDir
    static Path directory;

    /** A tabulator is refused, as every control character. */
    private static final List<String> NAMES =
            OddPaths.names().stream().filter(name -> name.indexOf('\t') < 0).toList();

    private static Map<String, Map<String, String>> read;

    @BeforeAll
    static void readAll() throws IOException {
        Files.setPosixFilePermissions(directory, EXECUTABLE);
        Path units = Files.createDirectory(directory.resolve("units"));
        for (int i = 0; i < NAMES.size(); i++) {
            Path place = Files.createDirectory(directory.resolve(NAMES.get(i)));
            Files.createFile(place.resolve("sqld"), PosixFilePermissions.asFileAttribute(EXECUTABLE));
            write(units.resolve("process" + i + ".service"), ExportServer.to(ExportFormat.SYSTEMD, process(i)));
            write(units.resolve("docker" + i + ".service"), ExportServer.to(ExportFormat.SYSTEMD, container(i)));
        }
        read = SystemdParser.read(units);
    }

    private static void write(Path file, Exported exported) throws IOException {
        Files.writeString(file, exported.text());
    }

    private static Map<String, String> environment(int i) {
        return Map.of("SQLD_APP_LABEL", NAMES.get(i));
    }

    private static ProcessBlueprint process(int i) {
        Path place = directory.resolve(NAMES.get(i));
        return Blueprints.process(place.resolve("sqld"), place, environment(i));
    }

    private static ContainerBlueprint container(int i) {
        return Blueprints.container(directory.resolve(NAMES.get(i)), environment(i));
    }

    private static List<List<String>> commands(String kind) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add(read.get(kind + i + ".service").get("ExecStart"));
        }
        return SystemdParser.words(lines);
    }

    @Test
    void aProcessRunsInItsDirectoryAndMayWriteThereAlone() throws IOException {
        List<List<String>> commands = commands("process");

        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < NAMES.size(); i++) {
            String place = directory.resolve(NAMES.get(i)).toString();
            Map<String, String> unit = read.get("process" + i + ".service");
            all.assertThat(unit.get("Unit Load State")).as(place).isEqualTo("loaded");
            all.assertThat(unit.get("WorkingDirectory")).isEqualTo(place);
            all.assertThat(unit.get("ReadWritePaths")).isEqualTo(place);
            all.assertThat(unit.get("Environment")).isEqualTo("SQLD_APP_LABEL=" + NAMES.get(i));
            all.assertThat(unit.get("TimeoutStopSec")).isEqualTo("40s");
            List<String> words = commands.get(i);
            all.assertThat(words.subList(words.size() - 3, words.size()))
                    .containsExactly(place + "/sqld", "--db-path", place + "/iku.db");
            all.assertThat(words).hasSize(words.get(0).equals("/bin/sh") ? 6 : 3);
        }
        all.assertAll();
    }

    @Test
    void aContainerSeesItsDirectory() throws IOException {
        assertContainersSeeTheirDirectories(commands("docker"));
    }

    private static void assertContainersSeeTheirDirectories(List<List<String>> commands) throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < NAMES.size(); i++) {
            List<String> words = commands.get(i);
            String mount = words.get(words.indexOf("--mount") + 1);
            all.assertThat(values(mount))
                    .containsExactlyInAnyOrder(
                            "type=bind", "source=" + directory.resolve(NAMES.get(i)), "target=/var/lib/sqld");
            all.assertThat(words).contains("SQLD_APP_LABEL=" + NAMES.get(i));
            all.assertThat(words).endsWith("example/sqld@sha256:12");
        }
        all.assertAll();
    }

    /** Podman 4.4 and newer bring the generator. */
    @Test
    @NeedsQuadlet
    void podmansGeneratorUnderstandsTheSame() throws Exception {
        Path quadlets = Files.createDirectory(directory.resolve("quadlets"));
        for (int i = 0; i < NAMES.size(); i++) {
            write(quadlets.resolve("podman" + i + ".container"), ExportServer.to(ExportFormat.QUADLET, container(i)));
        }
        Path generated = Files.createDirectory(directory.resolve("generated"));
        ProcessBuilder generator = new ProcessBuilder(
                NeedsQuadlet.Condition.find().orElseThrow().toString(), "-no-kmsg-log", generated.toString());
        generator.environment().put("QUADLET_UNIT_DIRS", quadlets.toString());
        Path log = directory.resolve("generator.log");
        assertThat(generator
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor())
                .as(Files.readString(log))
                .isZero();
        Map<String, Map<String, String>> units = SystemdParser.read(generated);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            lines.add(units.get("podman" + i + ".service").get("ExecStart"));
        }
        assertContainersSeeTheirDirectories(SystemdParser.words(lines));
        assertThat(SystemdParser.words(lines))
                .allSatisfy(words -> assertThat(words.get(words.indexOf("--health-cmd") + 1))
                        .startsWith("[\"/bin/bash\",\"-c\",\"exec 3<>/dev/tcp/127.0.0.1/8080 && printf")
                        .contains("[[ $line == *' 200 '* ]]\"]"))
                .allSatisfy(words -> assertThat(words).contains("--stop-timeout=40", "127.0.0.1:9000:8080"));
    }

    /** {@return comma-separated values, read by another library than wrote them} */
    private static List<String> values(String line) throws IOException {
        try (var records = CSVParser.parse(line, CSVFormat.RFC4180)) {
            return records.getRecords().get(0).toList();
        }
    }

    @Test
    void systemdVerifiesThem() throws Exception {
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify"));
        for (int i = 0; i < NAMES.size(); i++) {
            command.add(directory.resolve("units/process" + i + ".service").toString());
        }
        Process verify = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }
}
