package dev.libsqlctl.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a server's files take on the disk, over all its namespaces, in bytes.
 *
 * @param data the databases
 * @param wal their write-ahead logs
 * @param replicationLog the replication logs and what was compacted of them
 */
public record DataSizes(long data, long wal, long replicationLog) {
    private static final DataSizes NONE = new DataSizes(0, 0, 0);

    /** {@return the sizes of the files of a data directory as they are now; files that cannot be read count nothing} */
    public static DataSizes of(Path dataDirectory) {
        Path databases = new DataDirectory(dataDirectory).databasePath().resolve("dbs");
        try (Stream<Path> files = Files.walk(databases)) {
            return files.map(DataSizes::ofFile).reduce(NONE, DataSizes::plus);
        } catch (IOException | UncheckedIOException e) {
            return NONE;
        }
    }

    private static DataSizes ofFile(Path file) {
        String name = file.getFileName().toString();
        return switch (name) {
            case "data" -> new DataSizes(size(file), 0, 0);
            case "data-wal" -> new DataSizes(0, size(file), 0);
            case "wallog" -> new DataSizes(0, 0, size(file));
            default -> name.endsWith(".snap") ? new DataSizes(0, 0, size(file)) : NONE;
        };
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataSizes plus(DataSizes other) {
        return new DataSizes(data + other.data, wal + other.wal, replicationLog + other.replicationLog);
    }
}
