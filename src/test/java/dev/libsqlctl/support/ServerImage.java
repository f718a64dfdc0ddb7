package dev.libsqlctl.support;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A server image made of this machine's own files, because tests have no registry. It keeps the contract of the official image: a wrapper
 * that runs as root, hands the database directory to uid 666 and makes {@code sqld} process 1.
 */
public final class ServerImage {
    /** The official name: the tests' image bears it only where no other image does. */
    public static final String OFFICIAL = "ghcr.io/tursodatabase/libsql-server:latest";

    /** The tests' own name. */
    public static final String TEST = "ghcr.io/tursodatabase/libsql-server:libsqlctl-test";

    private static final String MARK = "dev.libsqlctl.test-image";

    private ServerImage() {}

    /** Puts the image on the engine's machine unless the same one is there. */
    public static synchronized void provide(DockerClient docker) {
        try {
            Path layer = Files.createTempFile("server-image", ".tar");
            try {
                writeLayer(layer);
                provide(docker, new ImageArchive(layer, config()));
            } finally {
                Files.delete(layer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void provide(DockerClient docker, ImageArchive archive) throws IOException {
        Optional<InspectImageResponse> present = inspect(docker, TEST);
        if (present.map(InspectImageResponse::getId)
                .filter(archive.id()::equals)
                .isEmpty()) {
            Path file = Files.createTempFile("server-image", ".docker.tar");
            try {
                archive.write(file, TEST);
                try (InputStream stream = Files.newInputStream(file)) {
                    docker.loadImageCmd(stream).exec();
                }
            } finally {
                Files.delete(file);
            }
        }
        if (inspect(docker, OFFICIAL).map(ServerImage::madeHere).orElse(true)) {
            docker.tagImageCmd(TEST, OFFICIAL.substring(0, OFFICIAL.lastIndexOf(':')), "latest")
                    .exec();
        }
    }

    private static boolean madeHere(InspectImageResponse image) {
        Map<String, String> labels =
                image.getConfig() == null ? null : image.getConfig().getLabels();
        return labels != null && labels.containsKey(MARK);
    }

    private static Optional<InspectImageResponse> inspect(DockerClient docker, String image) {
        try {
            return Optional.of(docker.inspectImageCmd(image).exec());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static String config() {
        return """
                {"Env":["PATH=/usr/local/bin:/bin"],
                 "Entrypoint":["/usr/local/bin/docker-wrapper.sh"],"Cmd":["/bin/sqld"],
                 "WorkingDir":"/var/lib/sqld","Volumes":{"/var/lib/sqld":{}},
                 "ExposedPorts":{"5001/tcp":{},"8080/tcp":{}},
                 "Labels":{"%s":"1"}}
                """.formatted(MARK);
    }

    private static void writeLayer(Path file) throws IOException {
        try (ImageLayer layer = new ImageLayer(file)) {
            layer.directory("tmp", 01777)
                    .directory("var/lib/sqld", 0755)
                    .text("etc/passwd", 0644, "root:x:0:0:root:/:/bin/bash\nsqld:x:666:666::/var/lib/sqld:/bin/bash\n")
                    .text("etc/group", 0644, "root:x:0:\nsqld:x:666:\n")
                    .text("usr/local/bin/docker-wrapper.sh", 0755, resource("docker-wrapper.sh"))
                    .program("bin/sqld", SqldBinaryFixture.path());
            for (String program : new String[] {"bash", "cat", "chown", "find", "mkdir", "rm", "setpriv", "sleep"}) {
                layer.program("bin/" + program, HostPrograms.find(program));
            }
            Path certificates = Path.of("/etc/ssl/certs/ca-certificates.crt");
            if (Files.isReadable(certificates)) {
                layer.file("etc/ssl/certs/ca-certificates.crt", 0644, Files.readAllBytes(certificates));
            }
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ServerImage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
