package dev.libsqlctl.doctor;

import static dev.libsqlctl.doctor.Diagnosis.ANSWERS_WITHOUT_TOKEN;
import static dev.libsqlctl.doctor.Diagnosis.DIRECTORY_IN_USE;
import static dev.libsqlctl.doctor.Diagnosis.EXPOSED;
import static dev.libsqlctl.doctor.Diagnosis.NO_SERVER;
import static dev.libsqlctl.doctor.Diagnosis.OPEN_DESPITE_KEY;
import static dev.libsqlctl.doctor.Diagnosis.PORT_TAKEN;
import static dev.libsqlctl.doctor.Diagnosis.SERVER_SILENT;
import static dev.libsqlctl.doctor.Diagnosis.SERVER_STOPPED;
import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.support.PlainHttp;
import dev.libsqlctl.support.RunningSqld;
import dev.libsqlctl.support.SqldBinaryFixture;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the doctor finds about servers that are processes. */
class ServersIT extends DoctorFixture {
    @Override
    String engine() {
        return "native";
    }

    @Test
    void aServerThatIsWellIsSaidToBe() {
        succeeds("first-start");

        Doctored.by(program())
                .found()
                .having(
                        "server",
                        "answer",
                        "sqld-version",
                        "clock",
                        "exposure",
                        "data-owner",
                        "log-sizes",
                        "disk-space")
                .without("port", "docker-engine", "image", "stop-timeout", "public-key", "token-time", "env-file");
        assertThat(program().run("doctor")).succeeded().says("0 problems, 0 warnings; 9 of 9 checks found nothing.");
        assertThat(program().run("doctor", "--all")).succeeded().says("fine     disk-space\n");
    }

    @Test
    void aSecuredServerWithItsTokenIsWell() throws IOException {
        String token = secured();

        Doctored.by(program().with("JWT_TOKEN", token))
                .found()
                .having(
                        "public-key",
                        "loaded-key",
                        "key-pair",
                        "private-key",
                        "token-time",
                        "token-acceptance",
                        "env-file")
                .hiding(token);
    }

    @Test
    void nothingIsChanged() throws IOException {
        secured();
        succeeds("stop");
        TreeMap<String, String> before = files();

        Doctored.by(program()).found(SERVER_STOPPED);

        assertThat(files()).isEqualTo(before);
    }

    private TreeMap<String, String> files() throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.toList()) {
                files.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    @Test
    void noServerAndATakenPort() throws IOException {
        Doctored.by(program()).found(NO_SERVER).having("port");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();

            Doctored.by(program()).found(NO_SERVER, PORT_TAKEN).saying("it is held by java");
        }
        assertThat(program().run("doctor"))
                .exitedWith(5)
                .says("problem  no-server: there is no server for " + file("sqld-data"))
                .says("\n         Make one with 'libsqlctl first-start'")
                .says("1 problem, 0 warnings; 1 of 2 checks found nothing.");
    }

    @Test
    void aStoppedServerWhosePortIsTaken() throws IOException {
        succeeds("first-start");
        succeeds("stop");

        Doctored.by(program()).found(SERVER_STOPPED).having("port");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();

            Doctored.by(program()).found(SERVER_STOPPED, PORT_TAKEN);
        }
    }

    @Test
    void aStrangerHasTheDirectoryOpen() {
        succeeds("first-start");
        succeeds("stop");
        Path data = file("sqld-data");
        try (RunningSqld stranger = RunningSqld.start(SqldBinaryFixture.path(), data, "--db-path", "iku.db")) {
            Doctored.by(program()).found(DIRECTORY_IN_USE).saying("process " + stranger.pid());
        }
    }

    @Test
    @Timeout(120)
    void aServerThatHangsIsAFinding() throws Exception {
        long pid = assertThat(program().run("first-start", "--json"))
                .succeeded()
                .json()
                .get("pid")
                .getAsLong();
        signal("STOP", pid);
        try {
            Doctored.by(program()).found(SERVER_SILENT).saying("runs, but does not answer");
        } finally {
            signal("CONT", pid);
        }
        Doctored.by(program()).found();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void anOpenServerOnEveryInterface() throws IOException {
        succeeds("first-start", "--bind", "0.0.0.0", "--insecure");

        Doctored.by(program()).found(EXPOSED).saying("every interface (0.0.0.0:" + port + ")");
        write(".env", "SQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        Doctored.by(program()).found(EXPOSED, OPEN_DESPITE_KEY).saying(".env asks for authentication");
        Files.delete(file(".env"));
        succeeds("generate-jwt", "--secure", "--no-demo");
        Doctored.by(program()).found(EXPOSED, OPEN_DESPITE_KEY).saying("public.pub is there");
    }

    @Test
    void aSecuredServerThatSomebodyStartedOpen() throws Exception {
        secured();
        succeeds("stop");
        Process open = new ProcessBuilder(
                        SqldBinaryFixture.path().toString(),
                        "--db-path",
                        file("sqld-data/iku.db").toString(),
                        "--http-listen-addr",
                        "127.0.0.1:" + port,
                        "--no-welcome")
                .directory(file("sqld-data").toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            new PlainHttp(URI.create("http://127.0.0.1:" + port)).awaitHealthy();

            Doctored.by(program()).found(ANSWERS_WITHOUT_TOKEN);
        } finally {
            open.destroyForcibly().waitFor();
        }
    }
}
