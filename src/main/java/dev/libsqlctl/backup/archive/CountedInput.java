package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The bytes of a file. Its errors are {@link LibsqlctlException}s, so that they cannot be taken for errors of what reads it. */
final class CountedInput extends InputStream {
    private final Path path;
    private final long size;
    private final FileInputStream in;
    private long bytes;
    private boolean atEnd;

    private CountedInput(Path path, long size, FileInputStream in) {
        this.path = path;
        this.size = size;
        this.in = in;
    }

    static CountedInput open(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new LibsqlctlException(
                        ErrorCode.BACKUP_INVALID, path + " is a directory", "Name a backup's file.");
            }
            // An interrupt does not close a plain stream, and a pipe has one as well.
            return new CountedInput(
                    path, attributes.isRegularFile() ? attributes.size() : 0, new FileInputStream(path.toFile()));
        } catch (NoSuchFileException e) {
            throw new LibsqlctlException(
                    ErrorCode.BACKUP_MISSING,
                    "there is no " + path,
                    "'libsqlctl backup list' shows the backups of a directory.",
                    e);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static LibsqlctlException failed(Path path, IOException e) {
        return new LibsqlctlException(ErrorCode.IO_ERROR, "cannot read " + path + ": " + FileError.reason(e), null, e);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int read = in.read(target, offset, length);
            bytes += Math.max(read, 0);
            atEnd |= read < 0;
            return read;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** More than one compressed stream in a file are told from their end by this. */
    @Override
    public int available() {
        try {
            return in.available();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    long size() {
        return size;
    }

    long bytes() {
        return bytes;
    }

    /** Somebody looked ahead, and will be given the same bytes again: the end of a small file was not reached by that. */
    void wereLookedAt() {
        atEnd = false;
    }

    /** {@return whether somebody wanted more than there is} */
    boolean atEnd() {
        return atEnd;
    }
}
