package dev.libsqlctl.cli;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Volume;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.hrana.HranaClient;
import dev.libsqlctl.hrana.Timeouts;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.Value;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainUser;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.ServerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One data directory, two engines. */
@DockerTest
class EnginesTogetherIT {
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));

    private static DockerClient docker;

    @TempDir
    Path directory;

    private int port;
    private String container;
    private String process;

    @BeforeAll
    static void provideImage() {
        docker = DockerFixture.client();
        ServerImage.provide(docker);
    }

    @AfterAll
    static void close() throws IOException {
        docker.close();
    }

    @BeforeEach
    void chooseNames() {
        port = FreePort.next();
        container = "libsqlctl-test-" + port;
        process = "libsqlctl-test-native-" + port;
    }

    @AfterEach
    void removeServers() {
        program().run("destroy", "--yes", "--name", process);
        program().run("destroy", "--yes", "--data", "--name", container);
    }

    private Program program() {
        return Program.in(directory).with("LIBSQLCTL_PORT", Integer.toString(port));
    }

    private void makeContainer() {
        assertThat(program().run("first-start", "--engine", "docker", "--name", container))
                .succeeded();
    }

    private Program.Run makeProcess() {
        return program().run("first-start", "--engine", "native", "--name", process);
    }

    private Value query(String sql) {
        try (HranaClient client = HranaClient.open(Endpoint.parse("http://127.0.0.1:" + port), TIMEOUTS)) {
            return client.execute(Stmt.of(sql)).rows().stream()
                    .map(row -> row.get(0))
                    .findFirst()
                    .orElse(new Value.Null());
        }
    }

    @Test
    void dataGoFromOneEngineToTheOtherAndBack() {
        makeContainer();
        query("CREATE TABLE t (n INTEGER)");
        query("INSERT INTO t VALUES (1)");
        assertThat(program().run("stop")).succeeded().says(container + " was stopped cleanly");

        assertThat(makeProcess()).succeeded();
        assertThat(query("SELECT n FROM t")).isEqualTo(new Value.Integer(1));
        query("INSERT INTO t VALUES (2)");
        assertThat(program().run("stop")).succeeded().says(process + " was stopped cleanly");

        assertThat(program().run("start", "--name", container)).succeeded();
        assertThat(query("SELECT sum(n) FROM t")).isEqualTo(new Value.Integer(3));
    }

    @Test
    void theServerThatExistsIsFoundWhicheverEngineMadeIt() {
        makeContainer();

        assertThat(program().run("stop")).succeeded().says(container);
        assertThat(program().run("start")).succeeded().says(container);
        assertThat(program().run("status")).succeeded().says("engine           docker");
    }

    @Test
    void aContainerKeepsAProcessOffItsDataAndTheOtherWayRound() {
        makeContainer();
        port = FreePort.next();
        assertThat(makeProcess()).failedWith(ErrorCode.DATA_DIR_IN_USE);
        assertThat(program().run("stop")).succeeded();

        assertThat(makeProcess()).succeeded();
        assertThat(program().run("start", "--name", container)).failedWith(ErrorCode.DATA_DIR_IN_USE);
        assertThat(program().run("play")).succeeded();
    }

    @Test
    void ofSeveralStoppedServersNoneIsGuessed() {
        makeContainer();
        program().run("stop");
        makeProcess();
        program().run("stop");

        assertThat(program().run("start"))
                .failedWith(ErrorCode.SERVER_AMBIGUOUS)
                .warns(container)
                .warns(process)
                .warns("--name");
        assertThat(program().run("status")).exitedWith(3).says(container).says(process);
        assertThat(program().run("start", "--engine", "native")).succeeded().says(process);
    }

    @Test
    void aContainerThatTheMakefileMadeIsAtHomeHere() throws IOException {
        Path data = Files.createDirectories(directory.resolve("sqld-data"));
        ExposedPort http = ExposedPort.tcp(8080);
        String id = docker.createContainerCmd(ServerImage.OFFICIAL)
                .withName(container)
                .withExposedPorts(http)
                .withHostConfig(HostConfig.newHostConfig()
                        .withBinds(new Bind(data.toString(), new Volume("/var/lib/sqld")))
                        .withPortBindings(
                                new PortBinding(com.github.dockerjava.api.model.Ports.Binding.bindPort(port), http)))
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();

        assertThat(program().run("start")).succeeded().says(container + " was running already");
        assertThat(program().run("play")).succeeded();
        assertThat(program().run("status")).succeeded().says("http://127.0.0.1:" + port);
        assertThat(program().run("stop")).succeeded().says("stopped cleanly");
        assertThat(program().run("start")).succeeded().says("was started");
    }

    @Test
    void anotherDirectorysContainerIsNotTouched() throws IOException {
        makeContainer();
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Program other = Program.in(elsewhere).with("LIBSQLCTL_PORT", Integer.toString(FreePort.next()));

        assertThat(other.run("first-start", "--engine", "docker", "--name", container))
                .failedWith(ErrorCode.SERVER_ELSEWHERE)
                .warns(directory.resolve("sqld-data").toString());
        assertThat(other.run("stop", "--name", container)).failedWith(ErrorCode.SERVER_ELSEWHERE);
        assertThat(program().run("play")).succeeded();
    }

    @Test
    void anImageThatIsNotHereAndMayNotBePulledIsSaidToBeMissing() {
        assertThat(program()
                        .run(
                                "first-start",
                                "--engine",
                                "docker",
                                "--name",
                                container,
                                "--image",
                                "no/such:image",
                                "--pull",
                                "never"))
                .failedWith(ErrorCode.IMAGE_MISSING)
                .warns("docker pull");
    }

    @Test
    void dataGoFromOneEngineToTheOtherForAPlainUserToo() throws IOException {
        assumeTrue(PlainUser.possible(), "only root can become another user");
        PlainUser user = PlainUser.at(directory);
        Path project = user.directory("project");
        Program plain = user.program(project).with("LIBSQLCTL_PORT", Integer.toString(port));
        assertThat(plain.run("first-start", "--engine", "docker", "--name", container))
                .succeeded();
        query("CREATE TABLE t (n INTEGER)");
        assertThat(plain.run("stop")).succeeded();

        assertThat(plain.run("first-start", "--engine", "native", "--name", process))
                .succeeded()
                .warns("a container gives them back");
        query("INSERT INTO t VALUES (1)");
        assertThat(plain.run("stop")).succeeded();

        assertThat(plain.run("start", "--name", container)).succeeded();
        assertThat(query("SELECT n FROM t")).isEqualTo(new Value.Integer(1));
        assertThat(plain.run("stop")).succeeded();
        assertThat(plain.run("start", "--name", process)).succeeded();
        assertThat(query("SELECT n FROM t")).isEqualTo(new Value.Integer(1));
        assertThat(plain.run("destroy", "--yes", "--name", process)).succeeded();
        assertThat(plain.run("start")).succeeded().says(container);
        assertThat(plain.run("destroy", "--yes", "--data")).succeeded().says("its data was deleted");
        try (Stream<Path> left = Files.list(project.resolve("sqld-data"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aDirectoryThatKeepsOthersOutIsRefusedAndAStrictUmaskMakesNone() throws IOException {
        Path closed = Files.createDirectories(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertThat(program().run("first-start", "--engine", "docker", "--name", container, "--data-dir", "closed"))
                .failedWith(ErrorCode.DATA_DIR_NOT_WRITABLE)
                .warns("chmod o+x");

        Program strict = Program.of(Path.of("/bin/sh"), directory).with("LIBSQLCTL_PORT", Integer.toString(port));
        String command = "umask 077; exec '" + Program.distribution().resolve("bin/libsqlctl")
                + "' first-start --engine docker --name " + container;
        assertThat(strict.run("-c", command)).succeeded();
    }

    @Test
    void aContainerThatDockerStartsAgainAndAgainIsSaidToHaveEnded() throws IOException {
        Path file = Files.writeString(directory.resolve("server.env"), "SQLD_AUTH_JWT_KEY=no key\n");

        assertThat(program()
                        .run(
                                "first-start",
                                "--engine",
                                "docker",
                                "--name",
                                container,
                                "--env-file",
                                file.toString(),
                                "--restart-policy",
                                "always"))
                .failedWith(ErrorCode.SERVER_EXITED)
                .warns("Could not parse JWT decoding key");
        assertThat(program().run("status")).failedWith(ErrorCode.SERVER_NOT_FOUND);
    }

    @Test
    void aPublicKeyDecidesBetweenASecuredAndAnOpenServer() throws IOException {
        assertThat(program().run("first-start", "--engine", "docker", "--name", container))
                .succeeded();
        program().run("stop");
        Path data = directory.resolve("sqld-data");
        Files.writeString(data.resolve("public.pub"), "eTfSJ-Qnq_aO6Jg0lGjMo334riU9FPrrNdp_NK--Kj4");
        Files.writeString(directory.resolve(".env"), "SQLD_AUTH_JWT_KEY_FILE=public.pub\n");
        assertThat(makeProcess()).succeeded().says("secured         yes");
        program().run("stop");

        assertThat(program().run("start")).succeeded().says(process);
        program().run("stop");
        assertThat(program().run("start", "--name", container)).succeeded().warns("was made without it and is open");
    }
}
