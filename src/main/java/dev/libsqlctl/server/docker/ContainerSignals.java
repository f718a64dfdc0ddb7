package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.RestartPolicy;

/**
 * Sends signals to containers. A container that was told to end must stay down whatever its restart policy: Docker takes a signal for a
 * stop by hand, Podman does not.
 */
final class ContainerSignals {
    private final DockerClient docker;
    private final EngineVendor vendor;

    ContainerSignals(DockerClient docker, EngineVendor vendor) {
        this.docker = docker;
        this.vendor = vendor;
    }

    /** Asks a container's process to end. */
    void terminate(String container) {
        if (restartedByPodman(container)) {
            // Returns when the container has ended, by SIGKILL at the latest.
            docker.stopContainerCmd(container)
                    .withTimeout(ContainerSpecs.STOP_TIMEOUT)
                    .exec();
        } else {
            docker.killContainerCmd(container).withSignal("SIGTERM").exec();
        }
    }

    /** Ends a container's process. */
    void kill(String container) {
        if (restartedByPodman(container)) {
            docker.stopContainerCmd(container).withTimeout(0).exec();
        } else {
            docker.killContainerCmd(container).withSignal("SIGKILL").exec();
        }
    }

    private boolean restartedByPodman(String container) {
        if (vendor != EngineVendor.PODMAN) {
            return false;
        }
        InspectContainerResponse state = docker.inspectContainerCmd(container).exec();
        RestartPolicy policy = state.getHostConfig().getRestartPolicy();
        return policy != null
                && !policy.getName().isEmpty()
                && !policy.getName().equals("no");
    }
}
