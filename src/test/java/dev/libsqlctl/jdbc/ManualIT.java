package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.JavaExamples;
import dev.libsqlctl.support.JavaExamples.Example;
import dev.libsqlctl.support.Jdk;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.SqldServer;
import dev.libsqlctl.support.StandaloneDriver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java examples of the documents compile, run one after the other, and print what stands under them. */
class ManualIT {
    private static final String URL_IN_EXAMPLES = "http://127.0.0.1:8080";
    private static final List<String> IMPORTS =
            List.of("java.sql.*", "java.time.*", "java.util.*", "dev.libsqlctl.jdbc.*");
    private static final String LIBRARIES = System.getProperty("java.class.path");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"docs/jdbc.md, 12", "README.md, 1"})
    void everyExamplePrintsWhatTheDocumentSays(String document, int count) throws IOException {
        Path file = Path.of(System.getProperty("libsqlctl.basedir"), document);
        try (SqldServer server = SqldServer.start()) {
            String text = Files.readString(file).replace(URL_IN_EXAMPLES, server.url());
            List<Example> examples = JavaExamples.of(text.lines().toList());
            assertThat(examples).hasSize(count);

            for (Example example : examples) {
                String name = "Example" + examples.indexOf(example);
                String classPath = classPath(example);
                example.program(name, IMPORTS).compile(classPath, directory);
                Program.Run run = Jdk.current()
                        .java(directory)
                        .run(
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "-cp",
                                classPath + File.pathSeparator + directory,
                                name);

                assertThat(run.out()).as(example + "\n" + run).isEqualTo(example.printed());
                assertThat(run.exitCode()).as(example + "\n" + run).isZero();
            }
        }
    }

    /** The driver stands alone, beside the libraries that an example is about; only the Flyway plug-in is not in its archive. */
    private static String classPath(Example example) {
        if (example.chapter().equals("Flyway")) {
            return LIBRARIES;
        }
        return Stream.concat(
                        Stream.of(StandaloneDriver.path().toString()),
                        Arrays.stream(LIBRARIES.split(File.pathSeparator)).filter(ManualIT::isALibrary))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isALibrary(String entry) {
        return entry.endsWith(".jar")
                && !Path.of(entry).startsWith(Path.of(System.getProperty("libsqlctl.basedir"), "target"));
    }
}
