package dev.libsqlctl.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a container is made of.
 *
 * @param server the server as its engine knows it
 * @param image the image
 * @param entrypoint its entry point; empty for that of the image
 * @param command the arguments of the entry point; empty for those of the image
 * @param environment its variables but those of the image
 * @param mounts what of this machine it sees
 * @param ports which of its ports this machine listens for
 * @param memory limit in bytes, swap included; empty for none
 * @param restart what is done when it ends
 * @param retries how often it is started again at the most when it fails; 0 for no limit
 * @param stopTimeout how long it may take to end before it is killed
 * @param leftOut what it has besides, in the engine's words
 */
public record ContainerBlueprint(
        Server server,
        Image image,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> environment,
        List<Mount> mounts,
        List<Port> ports,
        OptionalLong memory,
        RestartPolicy restart,
        int retries,
        Duration stopTimeout,
        List<String> leftOut)
        implements Blueprint {

    /**
     * An image.
     *
     * @param name the reference that the container was made with
     * @param digest the reference of the same image by its digest, such as {@code name@sha256:...}; empty when it came from no registry
     * @param id what this engine alone knows it by
     */
    public record Image(String name, Optional<String> digest, String id) {
        /** {@return a reference that means this image and no other} */
        public String pinned() {
            return digest.orElse(id);
        }
    }

    /**
     * A directory or file that a container sees.
     *
     * @param source where it is on this machine
     * @param target where the container sees it
     * @param access what the container may do with it
     */
    public record Mount(Path source, String target, Access access) {}

    /** What a container may do with what it sees. */
    public enum Access {
        /** Read and write it. */
        WRITE,
        /** Read it. */
        READ
    }

    /**
     * A port that this machine listens for.
     *
     * @param bind IP address on this machine
     * @param number port on this machine; 0 for one that the engine chooses
     * @param target port and protocol in the container, such as {@code 8080/tcp}
     */
    public record Port(String bind, int number, String target) {
        /** {@return the address, the port and the container's port as engines take them} */
        public String published() {
            String address = bind.indexOf(':') >= 0 ? "[" + bind + "]" : bind;
            return address + ":" + (number == 0 ? "" : number) + ":" + target.replace("/tcp", "");
        }
    }

    @Override
    public String name() {
        return server.name();
    }
}
