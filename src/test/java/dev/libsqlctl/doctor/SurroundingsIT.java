package dev.libsqlctl.doctor;

import static dev.libsqlctl.doctor.Diagnosis.CLOCK_DIFFERS;
import static dev.libsqlctl.doctor.Diagnosis.DISK_FULL;
import static dev.libsqlctl.doctor.Diagnosis.DISK_LOW;
import static dev.libsqlctl.doctor.Diagnosis.DOCKER_OLD;
import static dev.libsqlctl.doctor.Diagnosis.DOCKER_UNAVAILABLE;
import static dev.libsqlctl.doctor.Diagnosis.ENV_MALFORMED;
import static dev.libsqlctl.doctor.Diagnosis.ENV_UNKNOWN_NAME;
import static dev.libsqlctl.doctor.Diagnosis.NOT_CHECKED;
import static dev.libsqlctl.doctor.Diagnosis.NOT_LIBSQL;
import static dev.libsqlctl.doctor.Diagnosis.NO_SERVER;
import static dev.libsqlctl.doctor.Diagnosis.REPLICATION_LOG_LARGE;
import static dev.libsqlctl.doctor.Diagnosis.SETTING_INVALID;
import static dev.libsqlctl.doctor.Diagnosis.SQLD_OLD;
import static dev.libsqlctl.doctor.Diagnosis.SQLD_UNKNOWN;
import static dev.libsqlctl.doctor.Diagnosis.URL_UNREACHABLE;
import static dev.libsqlctl.doctor.Diagnosis.WAL_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainUser;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.ScriptedServer;
import dev.libsqlctl.support.SqldServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the doctor finds about settings, other people's servers, the Docker engine and the disk. */
class SurroundingsIT extends DoctorFixture {
    @Override
    String engine() {
        return "native";
    }

    private Program at(String url) {
        return program().with("LIBSQLCTL_URL", url);
    }

    @Test
    void namesInDotEnvThatNothingReads() throws IOException {
        write(
                ".env",
                "LIBSQLCTL_PROT=8080\nSQLD_AUTH_JWT_KEYFILE=public.pub\nAPP_SECRET=hidden\nSQLD_MAX_LOG_SIZE=100\n");

        Doctored.by(program())
                .found(NO_SERVER, ENV_UNKNOWN_NAME)
                .saying("sets LIBSQLCTL_PROT, SQLD_AUTH_JWT_KEYFILE, which nothing reads")
                .hiding("APP_SECRET")
                .hiding("hidden");
    }

    @Test
    void aDotEnvThatCannotBeUnderstoodHidesNothingElse() throws IOException {
        write(".env", "no assignment\n");

        Doctored.by(program()).found(NO_SERVER, ENV_MALFORMED).saying("line 1 of " + file(".env"));
    }

    @Test
    void settingsThatCannotBeUnderstood() {
        Doctored.by(at("ftp://127.0.0.1")).found(SETTING_INVALID).without("server", "port");
        Doctored.by(program().with("LIBSQLCTL_PORT", "eighty")).found(NO_SERVER, SETTING_INVALID);
        Doctored.by(program().with("LIBSQLCTL_BIND", "localhost")).found(NO_SERVER, SETTING_INVALID);
    }

    @Test
    void aUrlInDotEnvWhereNothingListens() throws IOException {
        write(".env", "DATABASE_URL=http://127.0.0.1:" + FreePort.next() + "\n");

        Doctored.by(program())
                .found(URL_UNREACHABLE)
                .saying("DATABASE_URL in .env is http://127.0.0.1:")
                .without("server");
    }

    @Test
    void aUrlOfAServerThatIsWell() {
        try (SqldServer server = SqldServer.start()) {
            Doctored.by(at(server.url())).found().having("answer", "sqld-version", "clock");
        }
    }

    @Test
    @Timeout(120)
    void aUrlWhereSomethingListensAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Doctored.by(at("http://127.0.0.1:" + silent.getLocalPort())).found(URL_UNREACHABLE);
        }
    }

    @Test
    void aUrlOfSomethingElse() {
        try (ScriptedServer page = ScriptedServer.start(exchange -> exchange.respond(404, "text/html", "<p>no</p>"))) {
            Doctored.by(at(page.url())).found(NOT_LIBSQL);
        }
    }

    /** {@return a server that calls itself so, by its clock} */
    private static ScriptedServer named(String version, Instant clock) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.atOffset(ZoneOffset.UTC));
        return ScriptedServer.start(exchange -> {
            String line = exchange.request().line();
            String body = line.contains("/version") ? version : line.contains("/pipeline") ? """
                              {"baton":null,"base_url":null,"results":[{"type":"ok","response":{"type":"execute","result":
                              {"cols":[],"rows":[],"affected_row_count":0,"last_insert_rowid":null,"replication_index":null}}},
                              {"type":"ok","response":{"type":"close"}}]}""" : "";
            exchange.raw("HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body);
        });
    }

    @Test
    void serversOfOtherVersions() {
        try (ScriptedServer old = named("sqld 0.23.7 (c0ffee 2024-01-01)", Instant.now());
                ScriptedServer next = named("sqld 0.25.0 (c0ffee 2027-01-01)", Instant.now());
                ScriptedServer other = named("turso 9", Instant.now())) {
            Doctored.by(at(old.url())).found(SQLD_OLD).saying("0.23.7");
            Doctored.by(at(next.url())).found(SQLD_UNKNOWN).saying("0.25.0");
            Doctored.by(at(other.url())).found(SQLD_UNKNOWN).saying("calls itself 'turso 9'");
        }
    }

    @Test
    void aServerWhoseClockIsWrong() {
        try (ScriptedServer late = named("sqld 0.24.32 (x)", Instant.now().minusSeconds(600));
                ScriptedServer early = named("sqld 0.24.32 (x)", Instant.now().plusSeconds(600))) {
            Doctored.by(at(late.url())).found(CLOCK_DIFFERS).saying("s behind this machine's");
            Doctored.by(at(early.url())).found(CLOCK_DIFFERS).saying("s ahead of this machine's");
        }
    }

    private Program docker(String host) {
        return program().with("LIBSQLCTL_ENGINE", "docker").with("DOCKER_HOST", host);
    }

    private static ScriptedServer engine(String api, int status, String containers) {
        return ScriptedServer.start(exchange -> {
            boolean version = exchange.request().line().contains("/version");
            exchange.json(
                    version ? 200 : status,
                    version ? "{\"Version\":\"19.03.15\",\"ApiVersion\":\"" + api + "\"}" : containers);
        });
    }

    private static String host(ScriptedServer engine) {
        return engine.url().replace("http:", "tcp:");
    }

    @Test
    void dockerEnginesThatAreNotThereOrOld() {
        Doctored.by(docker("tcp://127.0.0.1:" + FreePort.next()))
                .found(NO_SERVER, DOCKER_UNAVAILABLE)
                .saying("(the Docker engine could not be asked)");
        try (ScriptedServer old = engine("1.40", 200, "[]");
                ScriptedServer known = engine("1.41", 200, "[]")) {
            Doctored.by(docker(host(old))).found(NO_SERVER, DOCKER_OLD).saying("19.03.15 (API 1.40)");
            Doctored.by(docker(host(known))).found(NO_SERVER).having("docker-engine");
        }
    }

    @Test
    @Timeout(120)
    void whatCannotBeCheckedIsSaidAndTheRestIsChecked() throws IOException {
        write(".env", "LIBSQLCTL_PROT=1\n");
        try (ScriptedServer broken = engine("1.41", 500, "{\"message\":\"out of order\"}");
                ScriptedServer hanging = ScriptedServer.start(exchange -> {
                    if (exchange.request().line().contains("/version")) {
                        exchange.json(200, "{\"Version\":\"28.0.0\",\"ApiVersion\":\"1.44\"}");
                    }
                })) {
            Doctored.by(docker(host(broken)))
                    .found(NOT_CHECKED, ENV_UNKNOWN_NAME)
                    .saying("server could not be checked: ")
                    .saying("out of order")
                    .without("server", "port")
                    .having("env-file");
            Doctored.by(docker(host(hanging)))
                    .found(NOT_CHECKED, ENV_UNKNOWN_NAME)
                    .saying("it took longer than 20 s");
        }
    }

    private void sparse(String name, long size) throws IOException {
        Files.createDirectories(file(name).getParent());
        try (RandomAccessFile file = new RandomAccessFile(file(name).toFile(), "rw")) {
            file.setLength(size);
        }
    }

    @Test
    void logsThatAreFarLargerThanTheData() throws IOException {
        String database = "sqld-data/iku.db/dbs/default/";
        sparse(database + "data", 4096);
        sparse(database + "wallog", 60L << 20);
        sparse(database + "data-wal", 60L << 20);
        Doctored.by(program()).found(NO_SERVER).having("log-sizes");

        sparse(database + "data-wal", 100L << 20);
        Doctored.by(program()).found(NO_SERVER, WAL_LARGE).saying("takes 100 MiB, and the data 1 MiB");
        sparse(database + "snapshots/a.snap", 1L << 30);
        Doctored.by(program()).found(NO_SERVER, WAL_LARGE, REPLICATION_LOG_LARGE);
    }

    @Test
    void aDiskThatIsFullOrNearlySo() throws Exception {
        assumeTrue(PlainUser.possible(), "only root can mount a file system");
        Path data = Files.createDirectories(file("sqld-data"));
        for (String size : new String[] {"8m", "100m"}) {
            run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", data.toString());
            try {
                Doctored.by(program()).found(NO_SERVER, size.equals("8m") ? DISK_FULL : DISK_LOW);
            } finally {
                run("umount", data.toString());
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
