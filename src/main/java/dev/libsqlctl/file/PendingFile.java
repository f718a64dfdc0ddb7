package dev.libsqlctl.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that waits beside its place for its name. It is written through {@link #output()}, or by whoever is told its {@link #path()}. Closed without a name, it is
 * deleted, as it is when the process is asked to end; a later process deletes what a killed one left, see {@link LeftOvers}. Not safe for use by several threads.
 */
public final class PendingFile implements AutoCloseable {
    /** What is locked on Windows nobody else can read or write, not even SQLite for this process: a byte, then, that no file has. */
    private static final long BEHIND_ALL = Long.MAX_VALUE - 1;

    private final Path temporary;
    private final Path place;
    private final GrowingFile out;

    private PendingFile(Path temporary, Path place, GrowingFile out) {
        this.temporary = temporary;
        this.place = place;
        this.out = out;
    }

    /**
     * Makes the file, empty. Only its owner may read it.
     *
     * @param place the absolute path that it is to have
     * @return the file, to be closed
     * @throws IOException when there can be none
     */
    public static PendingFile beside(Path place) throws IOException {
        return beside(place, Readers.OWNER);
    }

    private static PendingFile beside(Path place, Access access) throws IOException {
        TemporaryName name = TemporaryName.of(place);
        while (true) {
            Path temporary = name.next();
            try {
                FileOutputStream out = PendingFiles.create(temporary, access);
                lock(out);
                return new PendingFile(temporary, place, new GrowingFile(out));
            } catch (FileAlreadyExistsException e) {
                // Another name, then.
                continue;
            }
        }
    }

    /** Tells other processes, also those of other containers, that somebody writes the file. The lock ends with the stream, and with the process. */
    private static void lock(FileOutputStream out) {
        try {
            out.getChannel().tryLock(BEHIND_ALL, 1, false);
        } catch (IOException noLocksInThisFileSystem) {
            // The process id in its name remains.
        }
    }

    /**
     * {@return a file on the disk, complete, to be closed} Only its owner may read it.
     *
     * @param place the absolute path that it is to have
     * @param content what is in it
     * @throws IOException when there can be none
     */
    public static PendingFile write(Path place, byte[] content) throws IOException {
        return write(place, content, Readers.OWNER);
    }

    /** {@return the file, on the disk} */
    static PendingFile write(Path place, byte[] content, Access access) throws IOException {
        PendingFile pending = beside(place, access);
        try {
            pending.out.write(content);
            pending.sync();
            access.complete(pending.temporary);
            return pending;
        } catch (IOException | RuntimeException e) {
            pending.close();
            throw e;
        }
    }

    /** {@return where it is while it has no name} */
    public Path path() {
        return temporary;
    }

    /** {@return what writes it} Interrupts do not end it, nor is it buffered. */
    public OutputStream output() {
        return out;
    }

    /**
     * Waits until its content is on the disk. An interrupt does not end that.
     *
     * @throws IOException when it cannot be brought there
     */
    public void sync() throws IOException {
        out.sync();
    }

    /**
     * Gives it its name, in place of what bore it.
     *
     * @throws IOException when it cannot have it; what bore it still does
     */
    public void replace() throws IOException {
        rename(temporary, place);
        PendingFiles.forget(temporary);
        close();
        Disk.sync(place.getParent());
    }

    /**
     * Gives it its name if nothing bears it. Of several at the same time one gets it.
     *
     * @throws FileAlreadyExistsException when something bears it
     * @throws IOException when it cannot have it
     */
    public void place() throws IOException {
        link();
        close();
        Disk.sync(place.getParent());
    }

    private void link() throws IOException {
        try {
            Files.createLink(place, temporary);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException noLinksInThisFileSystem) {
            takeReserved();
        }
    }

    /** Not quite as good as a link: somebody who looks between the two steps sees an empty file. */
    void takeReserved() throws IOException {
        PrivateFiles.create(place);
        try {
            rename(temporary, place);
        } catch (IOException e) {
            Files.deleteIfExists(place);
            throw e;
        }
    }

    /**
     * Moves what bears its name to where it waits, to be brought back by {@link #replace()}.
     *
     * @return whether something bore the name
     * @throws IOException when it cannot be moved; what bore the name still does
     */
    public boolean setAside() throws IOException {
        try {
            rename(place, temporary);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void rename(Path from, Path to) throws IOException {
        try {
            move(from, to);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            // Windows renames no file that is open. Elsewhere it stays locked until it has its name, and this fails
            // once more.
            out.close();
            move(from, to);
        }
    }

    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try {
            PendingFiles.delete(temporary);
        } finally {
            out.close();
        }
    }
}
