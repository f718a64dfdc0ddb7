package dev.libsqlctl.server.docker;

/**
 * Sends signals to containers. A container that was told to end must stay down whatever its restart policy: Docker takes a signal for a
 * stop by hand, Podman does not.
 */
final class ContainerSignals {
    private final EngineApi engine;
    private final EngineVendor vendor;

    ContainerSignals(EngineApi engine, EngineVendor vendor) {
        this.engine = engine;
        this.vendor = vendor;
    }

    /** Asks a container's process to end. */
    void terminate(String container) {
        if (restartedByPodman(container)) {
            // Returns when the container has ended, by SIGKILL at the latest.
            stop(container, ContainerSpecs.STOP_TIMEOUT);
        } else {
            signal(container, "SIGTERM");
        }
    }

    /** Ends a container's process. */
    void kill(String container) {
        if (restartedByPodman(container)) {
            stop(container, 0);
        } else {
            signal(container, "SIGKILL");
        }
    }

    private boolean restartedByPodman(String container) {
        if (vendor != EngineVendor.PODMAN) {
            return false;
        }
        String policy = engine.get("/containers/" + container + "/json")
                .text("HostConfig", "RestartPolicy", "Name")
                .orElse("");
        return !policy.isEmpty() && !policy.equals("no");
    }

    private void stop(String container, int seconds) {
        engine.post("/containers/" + container + "/stop?t=" + seconds);
    }

    private void signal(String container, String name) {
        engine.post("/containers/" + container + "/kill?signal=" + name);
    }
}
