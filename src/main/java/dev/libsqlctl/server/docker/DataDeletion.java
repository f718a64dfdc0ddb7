package dev.libsqlctl.server.docker;

import com.github.dockerjava.api.DockerClient;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Empties a data directory. The files belong to the image's own user, so that a plain user may have no right to delete them: then a
 * container of the same image does it.
 */
final class DataDeletion {
    private static final Set<String> KEPT = Set.of(".gitignore", ".gitkeep");

    private final DockerClient docker;

    DataDeletion(DockerClient docker) {
        this.docker = docker;
    }

    /** Deletes everything in the server's data directory but the files that keep it in a repository. */
    void run(Server server) {
        Path directory = server.dataDirectory();
        if (Files.notExists(directory)) {
            return;
        }
        try {
            deleteDirectly(directory);
        } catch (IOException e) {
            deleteInContainer(server, e);
        }
    }

    private static void deleteDirectly(Path directory) throws IOException {
        for (Path entry : entries(directory)) {
            deleteTree(entry);
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !KEPT.contains(entry.getFileName().toString()))
                    .toList();
        }
    }

    private static void deleteTree(Path top) throws IOException {
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(top)) {
            inside = tree.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }

    private void deleteInContainer(Server server, IOException denied) {
        boolean deleted = server.image()
                .filter(image ->
                        new OneOffContainer(docker).succeeds(image, server.dataDirectory(), "find", arguments()))
                .isPresent();
        if (!deleted) {
            throw undeleted(server, denied);
        }
    }

    private static List<String> arguments() {
        Stream<String> everything = Stream.of(OneOffContainer.TARGET, "-mindepth", "1", "-maxdepth", "1");
        Stream<String> kept = KEPT.stream().sorted().flatMap(name -> Stream.of("!", "-name", name));
        Stream<String> delete = Stream.of("-exec", "rm", "-rf", "--", "{}", "+");
        return Stream.of(everything, kept, delete).flatMap(Function.identity()).toList();
    }

    private static LibsqlctlException undeleted(Server server, Throwable cause) {
        return new LibsqlctlException(
                ErrorCode.IO_ERROR,
                "this user may not delete all of " + server.dataDirectory() + ", and no container could do it instead",
                "Delete it by hand: sudo rm -rf " + server.dataDirectory() + "/iku.db",
                cause);
    }
}
