package dev.libsqlctl;

import com.github.dockerjava.api.DockerClient;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.Program;
import dev.libsqlctl.support.Readme;
import dev.libsqlctl.support.ServerImage;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** The README, as it is read by somebody who has Docker and a clone. */
@DockerTest
class ReadmeDockerIT extends ReadmeContract {
    @BeforeAll
    static void provideImage() throws IOException {
        try (DockerClient docker = DockerFixture.client()) {
            ServerImage.provide(docker);
        }
    }

    @Override
    boolean runs(String chapter) {
        return !chapter.equals(Readme.INSTALL);
    }

    @Override
    Program bash(Program bash) {
        return bash;
    }
}
