package dev.libsqlctl.cli;

import com.github.dockerjava.api.DockerClient;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.ServerImage;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** A secured container. */
@DockerTest
class DockerSecuredServerIT extends SecuredServerContract {
    @BeforeAll
    static void provideImage() throws IOException {
        try (DockerClient docker = DockerFixture.client()) {
            ServerImage.provide(docker);
        }
    }

    @Override
    String engine() {
        return "docker";
    }
}
