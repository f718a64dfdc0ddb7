package dev.libsqlctl.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What processes left that were killed before their files had a name. */
public final class LeftOvers {
    private LeftOvers() {}

    /**
     * Deletes the pending files for a place whose processes are gone.
     *
     * @param place the absolute path that they were to have
     * @return those that were deleted
     * @throws IOException when the directory cannot be read or changed
     */
    public static List<Path> delete(Path place) throws IOException {
        TemporaryName name = TemporaryName.of(place);
        List<Path> dead;
        try (Stream<Path> files = Files.list(name.place().getParent())) {
            dead = files.filter(file -> isLeftOver(name.process(file), file)).toList();
        }
        for (Path file : dead) {
            PendingFiles.delete(file);
        }
        return dead;
    }

    /** A process of another container may have any id, also ours; its lock is seen from everywhere. */
    private static boolean isLeftOver(OptionalLong process, Path file) {
        return process.isPresent()
                && !PendingFiles.contains(file)
                && (process.getAsLong() == ProcessHandle.current().pid()
                        || ProcessHandle.of(process.getAsLong()).isEmpty())
                && !isLocked(file);
    }

    private static boolean isLocked(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }
}
