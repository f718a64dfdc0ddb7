package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.DatabaseLog;
import dev.libsqlctl.file.LeftOvers;
import dev.libsqlctl.file.NameLock;
import dev.libsqlctl.file.PendingFile;
import dev.libsqlctl.file.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A backup that is being made: a hidden file beside its place, which gets its name when it is {@link #publish published} and is deleted when it is closed before. Its owner alone may read it,
 * also afterwards: it holds everything that the database holds. Every method throws {@link LibsqlctlException}. Not safe for use by several threads.
 */
public final class PendingBackup implements AutoCloseable {
    private final BackupFile file;
    private final Existing existing;
    private final PendingFile pending;
    private BackupOutput output;

    private PendingBackup(BackupFile file, Existing existing, PendingFile pending) {
        this.file = file;
        this.existing = existing;
        this.pending = pending;
    }

    /** What is done with a backup of the same name. */
    public enum Existing {
        /** It is an error. */
        REFUSED,
        /** It stays until the new one is complete, which then takes its place. */
        REPLACED
    }

    /**
     * Begins a backup. Makes its directory, for its owner alone, and deletes what killed processes left of earlier ones.
     *
     * @param file what it is to be
     * @param existing what is done with one of the same name
     * @return the backup, to be closed
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_EXISTS}, {@link ErrorCode#IO_ERROR}
     */
    public static PendingBackup of(BackupFile file, Existing existing) {
        try {
            PrivateFiles.createDirectories(file.path().getParent());
            if (existing == Existing.REFUSED) {
                requireFree(file);
            }
            requireNoLog(file);
            if (Files.isDirectory(file.path())) {
                throw new LibsqlctlException(
                        ErrorCode.BACKUP_EXISTS, file.path() + " is a directory", "Name a file in it, or beside it.");
            }
            LeftOvers.delete(file.path());
            LeftOvers.delete(file.manifest());
            return new PendingBackup(file, existing, PendingFile.beside(file.path()));
        } catch (IOException e) {
            throw failed(file.path(), e);
        }
    }

    private static void requireFree(BackupFile file) {
        requireFree(file.path());
        requireFree(file.manifest());
    }

    private static void requireFree(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(path);
        }
    }

    private static void requireNoLog(BackupFile file) {
        if (file.format() != Manifest.Format.DATABASE) {
            return;
        }
        DatabaseLog.beside(file.path()).ifPresent(log -> {
            throw new LibsqlctlException(
                    ErrorCode.BACKUP_EXISTS,
                    log + " is there, which SQLite would take over into " + file.path(),
                    "Choose another name, close the program that has a database of this name open, or move that file away.");
        });
    }

    private static LibsqlctlException exists(Path path) {
        return new LibsqlctlException(
                ErrorCode.BACKUP_EXISTS,
                path + " is there already",
                "Choose another name, or give --force to replace it.");
    }

    private static LibsqlctlException failed(Path path, IOException e) {
        return new LibsqlctlException(
                ErrorCode.IO_ERROR, "cannot write " + path + ": " + FileError.reason(e), FileError.hint(e), e);
    }

    /** {@return what it is to be} */
    public BackupFile file() {
        return file;
    }

    /** {@return where it is meanwhile: an empty file to begin with, which SQLite may fill instead of {@link #output()}} */
    public Path path() {
        return pending.path();
    }

    /** {@return what writes it; always the same} */
    public BackupOutput output() {
        if (output == null) {
            output = new BackupOutput(pending.output(), file.path().toString(), file.compression());
        }
        return output;
    }

    /**
     * Ends its content, and waits until it is on the disk. Nothing can be written afterwards; it can be read at its {@link #path()}.
     *
     * @return what it measures
     */
    public BackupSize complete() {
        try {
            BackupSize size = output == null ? BackupMeasure.of(pending.path()) : output.finish();
            pending.sync();
            return size;
        } catch (IOException e) {
            throw failed(file.path(), e);
        }
    }

    /**
     * Gives it its name, with its manifest. Of several of one name at the same time one is there in the end, with its own manifest.
     *
     * @param manifest what is known of it
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_EXISTS} when something of its name came to be meanwhile and is not to be replaced, {@link ErrorCode#IO_ERROR}
     */
    public void publish(Manifest manifest) {
        try (PendingFile described = ManifestFile.pending(file.path(), manifest);
                NameLock lock = NameLock.acquire(file.path())) {
            requireNoLog(file);
            if (existing == Existing.REPLACED) {
                replace(described);
            } else {
                place(described);
            }
        } catch (FileLockInterruptionException e) {
            throw LibsqlctlException.interrupted();
        } catch (FileAlreadyExistsException e) {
            throw exists(file.path());
        } catch (IOException e) {
            throw failed(file.path(), e);
        }
    }

    private void place(PendingFile manifest) throws IOException {
        requireFree(file.manifest());
        pending.place();
        try {
            manifest.replace();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file.path());
            throw e;
        }
    }

    private void replace(PendingFile manifest) throws IOException {
        try (PendingFile before = PendingFile.beside(file.manifest())) {
            // Never a manifest beside a file that it does not describe.
            boolean described = before.setAside();
            try {
                pending.replace();
            } catch (IOException | RuntimeException e) {
                if (described && Files.exists(pending.path())) {
                    before.replace();
                }
                throw e;
            }
            manifest.replace();
        }
    }

    @Override
    public void close() {
        try {
            if (output != null) {
                output.close();
            }
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            pending.close();
        } catch (IOException e) {
            throw failed(file.path(), e);
        }
    }
}
