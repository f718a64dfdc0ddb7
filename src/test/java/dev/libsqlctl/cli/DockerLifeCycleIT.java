package dev.libsqlctl.cli;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.google.gson.JsonObject;
import dev.libsqlctl.support.DockerFixture;
import dev.libsqlctl.support.DockerTest;
import dev.libsqlctl.support.ServerImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Life as a container. */
@DockerTest
class DockerLifeCycleIT extends LifeCycleContract {
    private static final String DEAF = "libsqlctl-test/deaf:latest";

    private static DockerClient docker;

    @BeforeAll
    static void provideImage() {
        docker = DockerFixture.client();
        ServerImage.provide(docker);
    }

    @AfterAll
    static void close() throws IOException {
        docker.close();
    }

    @Override
    String engine() {
        return "docker";
    }

    @Override
    long pid(JsonObject server) {
        return docker.inspectContainerCmd(server.get("container").getAsString())
                .exec()
                .getState()
                .getPidLong();
    }

    @Override
    String[] deaf() throws IOException {
        Path context = Files.createDirectories(directory.resolve("deaf"));
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM " + ServerImage.TEST
                        + "\nENTRYPOINT [\"/bin/bash\", \"-c\", \"trap '' TERM INT; while :; do sleep 1; done\"]\n");
        docker.buildImageCmd(context.toFile())
                .withTags(Set.of(DEAF))
                .exec(new BuildImageResultCallback())
                .awaitImageId();
        return new String[] {"--image", DEAF, "--pull", "never"};
    }
}
