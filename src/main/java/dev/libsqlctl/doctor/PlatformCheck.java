package dev.libsqlctl.doctor;

import dev.libsqlctl.server.ContainerTraits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Are the images for this kind of machine? */
final class PlatformCheck implements Check {
    /** What a machine runs besides its own. */
    private static final Map<String, Set<String>> ALSO = Map.of("amd64", Set.of("386"), "arm64", Set.of("arm"));

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofContainers(facts, PlatformCheck::look);
    }

    /** {@return what is wrong with the platform of an image} */
    static Optional<Finding> look(String server, ContainerTraits container) {
        return container
                .architecture()
                .filter(image -> container
                        .machine()
                        .filter(machine -> !image.equals(machine)
                                && !ALSO.getOrDefault(machine, Set.of()).contains(image))
                        .isPresent())
                .map(image -> Diagnosis.IMAGE_EMULATED.found(
                        server + " runs an image for " + image + " on a machine that is "
                                + container.machine().get() + ": it is emulated, and slow, if it runs at all",
                        "Make it again with an image for " + container.machine().get()
                                + " (--pull always), and without DOCKER_DEFAULT_PLATFORM."));
    }
}
