package dev.libsqlctl.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** An image of one layer, written the way {@code docker save} does. */
final class ImageArchive {
    private final Path layer;
    private final byte[] config;

    /**
     * @param layer tar archive of the file system
     * @param config the container configuration, as JSON
     */
    ImageArchive(Path layer, String config) throws IOException {
        this(layer, config, Map.of("amd64", "amd64", "aarch64", "arm64").get(System.getProperty("os.arch")));
    }

    /**
     * @param layer tar archive of the file system
     * @param config the container configuration, as JSON
     * @param architecture what it says that it was built for
     */
    ImageArchive(Path layer, String config, String architecture) throws IOException {
        this.layer = layer;
        this.config = configuration(config, architecture, digest(layer)).getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the image's id, which is the digest of its configuration} */
    String id() {
        return digest(config);
    }

    byte[] config() {
        return config.clone();
    }

    /** Writes the archive. */
    void write(Path file, String reference) throws IOException {
        String manifest =
                "[{\"Config\":\"config.json\",\"RepoTags\":[\"" + reference + "\"],\"Layers\":[\"layer.tar\"]}]";
        try (ImageLayer archive = new ImageLayer(file)) {
            archive.text("manifest.json", 0644, manifest)
                    .file("config.json", 0644, config)
                    .file("layer.tar", 0644, Files.readAllBytes(layer));
        }
    }

    private static String configuration(String config, String architecture, String layerDigest) {
        return """
                {"architecture":"%s","os":"linux","created":"1970-01-01T00:00:00Z","config":%s,
                 "rootfs":{"type":"layers","diff_ids":["%s"]}}
                """.formatted(architecture, config.strip(), layerDigest);
    }

    static String digest(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), sha256)) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
