package dev.libsqlctl.support;

import com.github.dockerjava.api.DockerClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * An image of one file that has nothing to do with libSQL, large enough for a pull to report progress.
 *
 * @param config the image's configuration
 * @param layer its only layer, compressed
 */
public record SmallImage(byte[] config, byte[] layer) {
    private static final int SIZE = 4 << 20;
    private static final String CONFIG = "{\"Cmd\":[\"/content\"]}";

    /** {@return an image whose content depends on the seed alone} */
    public static SmallImage of(long seed) throws IOException {
        Path tar = Files.createTempFile("small-image", ".tar");
        try {
            write(tar, seed);
            return new SmallImage(archive(tar).config(), compressed(tar));
        } finally {
            Files.delete(tar);
        }
    }

    /** Puts the image on the engine's machine under a name, without any registry. */
    public static void load(DockerClient docker, String reference) throws IOException {
        Path tar = Files.createTempFile("small-image", ".tar");
        try {
            write(tar, 0);
            load(docker, archive(tar), reference);
        } finally {
            Files.delete(tar);
        }
    }

    /** Puts an image on the engine's machine that says that it was built for another kind of machine. */
    public static void load(DockerClient docker, String reference, String architecture) throws IOException {
        Path tar = Files.createTempFile("small-image", ".tar");
        try {
            write(tar, 0);
            load(docker, new ImageArchive(tar, CONFIG, architecture), reference);
        } finally {
            Files.delete(tar);
        }
    }

    private static void load(DockerClient docker, ImageArchive archive, String reference) throws IOException {
        Path file = Files.createTempFile("small-image", ".docker.tar");
        try {
            archive.write(file, reference);
            try (InputStream stream = Files.newInputStream(file)) {
                docker.loadImageCmd(stream).exec();
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path tar, long seed) throws IOException {
        byte[] content = new byte[SIZE];
        new Random(seed).nextBytes(content);
        try (ImageLayer layer = new ImageLayer(tar)) {
            layer.file("content", 0644, content);
        }
    }

    private static ImageArchive archive(Path tar) throws IOException {
        return new ImageArchive(tar, CONFIG);
    }

    private static byte[] compressed(Path tar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(tar, gzip);
        }
        return bytes.toByteArray();
    }
}
