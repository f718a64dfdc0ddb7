package dev.libsqlctl.server.docker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows by which digest a registry knows an image. */
final class ImageDigests {
    private final EngineApi engine;

    /** By image id: a server that is waited for is looked at many times, and what an id stands for never changes. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    ImageDigests(EngineApi engine) {
        this.engine = engine;
    }

    /** {@return the digest of an image; its id when it came from no registry, or is gone} */
    String of(String imageId) {
        return known.computeIfAbsent(imageId, this::ask);
    }

    private String ask(String imageId) {
        return engine.find("/images/" + imageId + "/json").stream()
                .flatMap(image -> image.texts("RepoDigests").stream())
                .map(digest -> digest.substring(digest.indexOf('@') + 1))
                .findFirst()
                .orElse(imageId);
    }
}
