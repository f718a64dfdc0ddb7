package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.FilePair;
import dev.libsqlctl.file.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Makes the files of a new migration. */
public final class NewMigration {
    private static final String UP = "-- Write here the SQL that applies this migration.\n";
    private static final String DOWN = "-- Write here the SQL that undoes it.\n";

    private final Path folder;
    private final Clock clock;

    /**
     * @param folder absolute path of the migrations' folder, which is made if it is not there
     * @param clock its seconds become versions
     */
    public NewMigration(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Makes a pair of files, both or none. The version is the current time in seconds, or one more than the newest version there is if that is
     * later, so that the new migration is always the last one. Calls at the same time get versions of their own.
     *
     * @param words what the migration does, in whatever words
     * @return the migration
     * @throws LibsqlctlException {@link ErrorCode#MIGRATION_NAME_INVALID} if nothing of the words can be in the name of a file;
     *     {@link ErrorCode#IO_ERROR} if the files cannot be written
     */
    public Migration create(String words) {
        String name = MigrationName.of(words);
        try {
            Files.createDirectories(folder);
            for (long version = firstFree(); ; version = Math.addExact(version, 1)) {
                Optional<Migration> made = claimed(version, name);
                if (made.isPresent()) {
                    return made.get();
                }
            }
        } catch (InvalidPathException e) {
            throw MigrationName.invalid("'" + name + "' cannot be in the name of a file here", e);
        } catch (IOException | ArithmeticException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    "the migration cannot be written to " + folder + ": " + e.getMessage(),
                    "Look whether the folder can be written to, or name another with --migrations.",
                    e);
        }
    }

    private long firstFree() throws IOException {
        long now = clock.instant().getEpochSecond();
        OptionalLong newest = newest();
        return newest.isPresent() && newest.getAsLong() >= now ? Math.addExact(newest.getAsLong(), 1) : now;
    }

    private OptionalLong newest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(MigrationFileName::of)
                    .flatMap(Optional::stream)
                    .mapToLong(MigrationFileName::version)
                    .max();
        }
    }

    /** Two files of other names could have the same version: whoever makes the file of the version alone may go on. */
    private Optional<Migration> claimed(long version, String name) throws IOException {
        Path claim = folder.resolve("." + version + ".claim");
        try {
            Files.createFile(claim);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
        try {
            OptionalLong newest = newest();
            return newest.isPresent() && newest.getAsLong() >= version
                    ? Optional.empty()
                    : Optional.of(written(version, name));
        } finally {
            Files.deleteIfExists(claim);
        }
    }

    private Migration written(long version, String name) throws IOException {
        Path up = folder.resolve(version + "_" + name + ".up.sql");
        Path down = folder.resolve(version + "_" + name + ".down.sql");
        FilePair.write(part(down, DOWN), part(up, UP));
        return new Migration(version, name, up, Optional.of(down));
    }

    private static FilePair.Part part(Path place, String content) {
        return new FilePair.Part(place, content.getBytes(StandardCharsets.UTF_8), Readers.EVERYBODY);
    }
}
