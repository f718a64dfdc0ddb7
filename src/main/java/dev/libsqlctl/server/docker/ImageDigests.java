package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Knows by which digest a registry knows an image. */
final class ImageDigests {
    private final DockerClient docker;

    /** By image id: a server that is waited for is looked at many times, and what an id stands for never changes. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    ImageDigests(DockerClient docker) {
        this.docker = docker;
    }

    /** {@return the digest of an image; its id when it came from no registry, or is gone} */
    String of(String imageId) {
        return known.computeIfAbsent(imageId, this::ask);
    }

    private String ask(String imageId) {
        try {
            return Stream.ofNullable(docker.inspectImageCmd(imageId).exec().getRepoDigests())
                    .flatMap(List::stream)
                    .map(digest -> digest.substring(digest.indexOf('@') + 1))
                    .findFirst()
                    .orElse(imageId);
        } catch (NotFoundException e) {
            return imageId;
        }
    }
}
