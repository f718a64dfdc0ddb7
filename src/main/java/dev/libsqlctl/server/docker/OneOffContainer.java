package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.List;

/** Runs one program as root in a container that has a data directory mounted, and removes the container. */
final class OneOffContainer {
    /** Anywhere but where a server keeps its data, so that this container is never taken for a server. */
    static final String TARGET = "/data";

    private final DockerClient docker;

    OneOffContainer(DockerClient docker) {
        this.docker = docker;
    }

    /**
     * Runs the program to its end.
     *
     * @param image an image that is here
     * @param directory what is mounted at {@link #TARGET}
     * @param program the program
     * @param arguments its arguments
     * @return whether it succeeded; false also when the image is not here
     */
    boolean succeeds(String image, Path directory, String program, List<String> arguments) {
        try {
            String container = create(image, directory, program, arguments);
            try {
                docker.startContainerCmd(container).exec();
                docker.waitContainerCmd(container).start().awaitCompletion();
                return docker.inspectContainerCmd(container).exec().getState().getExitCodeLong() == 0;
            } finally {
                docker.removeContainerCmd(container).withForce(true).exec();
            }
        } catch (NotFoundException e) {
            return false;
        } catch (InterruptedException e) {
            throw LibsqlctlException.interrupted();
        }
    }

    private String create(String image, Path directory, String program, List<String> arguments) {
        Mount data = new Mount()
                .withType(MountType.BIND)
                .withSource(directory.toString())
                .withTarget(TARGET);
        return docker.createContainerCmd(image)
                .withUser("0")
                .withEntrypoint(program)
                .withCmd(arguments)
                .withHostConfig(
                        HostConfig.newHostConfig().withMounts(List.of(data)).withNetworkMode("none"))
                .exec()
                .getId();
    }
}
