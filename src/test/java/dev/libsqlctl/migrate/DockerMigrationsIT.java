package dev.libsqlctl.migrate;

import static dev.libsqlctl.support.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.FaultyProxy;
import dev.libsqlctl.support.FreePort;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Program.Run;
import dev.libsqlctl.support.ServerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations of a server in a container, from the first start to the last undoing, with its sudden end in between. */
@DockerTest
@Timeout(300)
class DockerMigrationsIT {
    private static DockerClient docker;

    @TempDir
    Path directory;

    private int port;
    private String name;

    @BeforeAll
    static void provideImage() {
        docker = DockerFixture.client();
        ServerImage.provide(docker);
    }

    @AfterAll
    static void closeClient() throws IOException {
        docker.close();
    }

    @BeforeEach
    void firstStart() {
        port = FreePort.next();
        name = "libsqlctl-migrations-" + port;
        assertThat(program().run("first-start")).succeeded();
    }

    @AfterEach
    void destroy() {
        program().run("destroy", "--data", "--yes", "--timeout", "5s");
    }

    private Program program() {
        return Program.in(directory)
                .with("LIBSQLCTL_ENGINE", "docker")
                .with("LIBSQLCTL_NAME", name)
                .with("LIBSQLCTL_PORT", Integer.toString(port))
                .with("LIBSQLCTL_URL", url());
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    private void assertPending(int number) {
        Run run = program().run("migrate", "status", "--check", "--json");
        assertThat(run).exitedWith(number == 0 ? 0 : 5);
        assertThat(assertThat(run).json().get("pending").getAsInt()).isEqualTo(number);
    }

    @Test
    void fromTheFirstToTheLast() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("migrations"));
        for (int n = 1; n <= 3; n++) {
            Files.writeString(folder.resolve(n + "_m.up.sql"), "CREATE TABLE t" + n + " (a);");
            Files.writeString(folder.resolve(n + "_m.down.sql"), "DROP TABLE t" + n + ";");
        }
        assertThat(program().run("migrate", "up", "1")).succeeded();
        assertPending(2);
        try (FaultyProxy proxy = FaultyProxy.before(url())) {
            proxy.spoil("CREATE TABLE t2", answer -> {
                docker.killContainerCmd(name).exec();
                return 0;
            });
            assertThat(program().run("migrate", "up", "--url", proxy.url(), "--wait-timeout", "1s"))
                    .exitedWith(3);
        }
        assertThat(program().run("start")).succeeded();
        assertPending(2);
        assertThat(program().run("migrate", "up")).succeeded();
        assertPending(0);
        assertThat(folder.resolve("schema.sql")).content().contains("t1", "t2", "t3");

        assertThat(program().run("migrate", "down", "--all", "--yes")).succeeded();
        assertPending(3);
        assertThat(folder.resolve("schema.sql")).content().doesNotContain("t1", "t2", "t3");
    }
}
