package dev.libsqlctl.doctor;

import static dev.libsqlctl.doctor.Diagnosis.COMMAND_OVERRIDDEN;
import static dev.libsqlctl.doctor.Diagnosis.DATA_OF_CONTAINER;
import static dev.libsqlctl.doctor.Diagnosis.EXPOSED;
import static dev.libsqlctl.doctor.Diagnosis.IMAGE_EMULATED;
import static dev.libsqlctl.doctor.Diagnosis.IMAGE_NOT_PINNED;
import static dev.libsqlctl.doctor.Diagnosis.KEY_UNREADABLE;
import static dev.libsqlctl.doctor.Diagnosis.REPLICATION_PUBLISHED;
import static dev.libsqlctl.doctor.Diagnosis.SERVER_STOPPED;
import static dev.libsqlctl.doctor.Diagnosis.STOP_TIMEOUT_SHORT;
import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.PlainUser;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.ServerImage;
import dev.libsqlctl.support.SmallImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds about servers that are containers. */
@DockerTest
class ContainersIT extends DoctorFixture {
    private static final String OTHER_MACHINE =
            "libsqlctl-test/other-machine:" + ProcessHandle.current().pid();

    private static DockerClient docker;

    private final int replicationPort = FreePort.next();

    @BeforeAll
    static void provideImages() throws IOException {
        docker = DockerFixture.client();
        ServerImage.provide(docker);
        SmallImage.load(docker, OTHER_MACHINE, "s390x");
    }

    @AfterAll
    static void close() throws IOException {
        docker.removeImageCmd(OTHER_MACHINE).exec();
        docker.close();
    }

    @Override
    String engine() {
        return "docker";
    }

    @Override
    Program program() {
        return super.program().with("LIBSQLCTL_IMAGE", ServerImage.TEST).with("LIBSQLCTL_PULL", "never");
    }

    @Test
    void aContainerAsLibsqlctlMakesIt() {
        succeeds("first-start");

        Doctored.by(program())
                .found(IMAGE_NOT_PINNED)
                .saying("was made of " + ServerImage.TEST)
                .having(
                        "docker-engine",
                        "server",
                        "answer",
                        "clock",
                        "image",
                        "platform",
                        "stop-timeout",
                        "command",
                        "data-owner",
                        "replication-port")
                .without("port");
    }

    private void container(String image, String bind, String... command) throws IOException {
        Mount data = new Mount()
                .withType(MountType.BIND)
                .withSource(Files.createDirectories(file("sqld-data")).toString())
                .withTarget("/var/lib/sqld");
        docker.createContainerCmd(image)
                .withCmd(command)
                .withName("libsqlctl-doctor-" + port)
                .withExposedPorts(ExposedPort.tcp(8080))
                .withHostConfig(HostConfig.newHostConfig()
                        .withMounts(List.of(data))
                        .withPortBindings(
                                new PortBinding(Binding.bindIpAndPort(bind, port), ExposedPort.tcp(8080)),
                                new PortBinding(Binding.bindIpAndPort(bind, replicationPort), ExposedPort.tcp(5001))))
                .exec();
    }

    @Test
    void aContainerAsDockerRunMakesIt() throws IOException {
        String id = docker.inspectImageCmd(ServerImage.TEST).exec().getId();
        container(id, "0.0.0.0", "/bin/sqld", "--idle-shutdown-timeout-s=3600");

        Doctored.by(program())
                .found(SERVER_STOPPED, EXPOSED, REPLICATION_PUBLISHED, STOP_TIMEOUT_SHORT, COMMAND_OVERRIDDEN)
                .saying("after 10 s")
                .saying("instead of the image's, with --idle-shutdown-timeout-s: ")
                .having("image", "platform");
        succeeds("start");
        Doctored.by(program())
                .found(EXPOSED, REPLICATION_PUBLISHED, STOP_TIMEOUT_SHORT, COMMAND_OVERRIDDEN)
                .saying("every interface (0.0.0.0:" + port + ")")
                .saying("for replicas (0.0.0.0:" + replicationPort + ")");
    }

    @Test
    void anImageForAnotherKindOfMachine() throws IOException {
        container(OTHER_MACHINE, "127.0.0.1");

        Doctored.by(program())
                .found(SERVER_STOPPED, IMAGE_NOT_PINNED, STOP_TIMEOUT_SHORT, IMAGE_EMULATED)
                .saying("runs an image for s390x on a machine that is ");
    }

    @Test
    void aKeyThatTheContainersUserMayNotRead() throws IOException {
        secured();
        permit("sqld-data/public.pub", "rw-------");

        Doctored.by(program()).found(IMAGE_NOT_PINNED, KEY_UNREADABLE).saying("user 666");
        permit("sqld-data/public.pub", "rw----r--");
        Doctored.by(program()).found(IMAGE_NOT_PINNED);
        permit("sqld-data", "rwx------");
        Doctored.by(program()).found(IMAGE_NOT_PINNED, KEY_UNREADABLE);
    }

    @Test
    void dataThatBelongsToTheContainersUser(@TempDir Path home) throws IOException {
        assumeTrue(PlainUser.possible(), "only root can become another user");
        PlainUser user = PlainUser.at(home);
        Path place = user.directory("project");
        Program program = user.program(place)
                .with("LIBSQLCTL_ENGINE", "docker")
                .with("LIBSQLCTL_NAME", "libsqlctl-doctor-" + port)
                .with("LIBSQLCTL_PORT", Integer.toString(port))
                .with("LIBSQLCTL_IMAGE", ServerImage.TEST)
                .with("LIBSQLCTL_PULL", "never");
        assertThat(program.run("first-start")).succeeded();
        try {
            Doctored.by(program).found(IMAGE_NOT_PINNED, DATA_OF_CONTAINER).saying("belongs to user 666");
        } finally {
            program.run("destroy", "--yes", "--data", "--timeout", "5s");
        }
    }
}
