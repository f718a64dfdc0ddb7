package dev.libsqlctl.doctor;

import dev.libsqlctl.server.ContainerTraits;
import java.util.Optional;

/** Does the name of the image mean one image for ever? */
final class ImageCheck implements Check {
    @Override
    public String name() {
        return "image";
    }

    @Override
    public Outcome look(Facts facts) {
        return Outcome.ofContainers(facts, ImageCheck::look);
    }

    /** {@return what is wrong with the reference of an image} */
    static Optional<Finding> look(String server, ContainerTraits container) {
        String image = container.image();
        return image.contains("@sha256:") || image.startsWith("sha256:")
                ? Optional.empty()
                : Optional.of(
                        Diagnosis.IMAGE_NOT_PINNED.found(
                                server + " was made of " + image + ", a name that may mean another image tomorrow",
                                container
                                        .digest()
                                        .map(digest -> "Make the next one with --image " + digest + ".")
                                        .orElse(
                                                "Take an image of a registry, and name it by its digest: --image NAME@sha256:...")));
    }
}
