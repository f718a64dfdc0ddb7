package dev.libsqlctl.backup.archive;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The content of a backup's file. What it is and how it is compressed is told from its first bytes, whatever its name says. Throws {@link LibsqlctlException} instead of an
 * {@link IOException}: {@link ErrorCode#BACKUP_INVALID} where the compressed data is damaged or cut off, {@link ErrorCode#IO_ERROR}. Not safe for use by several threads.
 */
public final class BackupInput extends InputStream {
    private final BackupFile file;
    private final CountedInput counted;
    private final InputStream content;
    private long contentBytes;

    private BackupInput(BackupFile file, CountedInput counted, InputStream content) {
        this.file = file;
        this.counted = counted;
        this.content = content;
    }

    /**
     * Opens a backup.
     *
     * @param path its absolute path
     * @return its content, to be closed
     * @throws LibsqlctlException {@link ErrorCode#BACKUP_MISSING} when it is not there, {@link ErrorCode#BACKUP_INVALID} when it is empty or nothing that a backup can be,
     *     {@link ErrorCode#IO_ERROR} when it cannot be read
     */
    public static BackupInput open(Path path) {
        CountedInput counted = CountedInput.open(path);
        boolean opened = false;
        try {
            PushbackInputStream raw = new PushbackInputStream(counted, FirstBytes.LENGTH);
            Compression compression = FirstBytes.peek(raw).compression(path);
            counted.wereLookedAt();
            PushbackInputStream content =
                    new PushbackInputStream(Compressors.input(raw, compression), FirstBytes.LENGTH);
            Manifest.Format format = FirstBytes.peek(content).format(path);
            opened = true;
            return new BackupInput(new BackupFile(path, format, compression), counted, content);
        } catch (IOException e) {
            throw damaged(path, counted, 0, e);
        } finally {
            if (!opened) {
                counted.close();
            }
        }
    }

    /** {@return what it is, and how it is compressed: by its content} */
    public BackupFile file() {
        return file;
    }

    /** {@return one line about a name that says something else than the content, for people; empty when there is nothing to say} */
    public Optional<String> note() {
        return Optional.of(Compression.ofName(file.path()))
                .filter(named -> named != file.compression())
                .filter(named -> named != Compression.NONE)
                .map(named -> file.path().getFileName() + " is no " + named.title() + " file in spite of its name: "
                        + (file.compression() == Compression.NONE
                                ? "it is not compressed"
                                : "it is compressed with " + file.compression().title()));
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (Thread.currentThread().isInterrupted()) {
            throw LibsqlctlException.interrupted();
        }
        try {
            int read = content.read(target, offset, length);
            contentBytes += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            throw damaged(file.path(), counted, contentBytes, e);
        }
    }

    /** What the file itself could not deliver was reported by {@link CountedInput}: this is about what it delivered. */
    private static LibsqlctlException damaged(Path path, CountedInput counted, long contentBytes, IOException e) {
        boolean atEnd = counted.atEnd();
        String where = atEnd
                ? "it is cut off after " + counted.bytes() + " bytes"
                : "it is damaged before byte " + counted.bytes() + " of " + counted.size();
        return new LibsqlctlException(
                ErrorCode.BACKUP_INVALID,
                path + " cannot be decompressed: " + where + ", which is behind " + contentBytes + " bytes of content ("
                        + e.getMessage() + ")",
                "Take another backup.",
                e);
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, "cannot read " + file.path() + ": " + FileError.reason(e), null, e);
        } finally {
            counted.close();
        }
    }
}
