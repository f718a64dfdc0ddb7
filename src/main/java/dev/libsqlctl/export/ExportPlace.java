package dev.libsqlctl.export;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.file.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that an exported server is written to. There is no secret in it, and another user may be the one who runs it. */
public final class ExportPlace {
    private final Path file;

    /** @param file its absolute path */
    public ExportPlace(Path file) {
        this.file = file;
    }

    /**
     * Writes the file, all of it or nothing, unless one is there.
     *
     * @throws LibsqlctlException {@link ErrorCode#FILE_EXISTS}, {@link ErrorCode#IO_ERROR}
     */
    public void create(Exported exported) {
        try {
            AtomicFile.create(file, bytes(exported), Readers.EVERYBODY);
        } catch (FileAlreadyExistsException e) {
            throw new LibsqlctlException(
                    ErrorCode.FILE_EXISTS, file + " is there already", "Give --force to replace it.", e);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Writes the file, all of it or nothing, in place of one that is there.
     *
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR}
     */
    public void replace(Exported exported) {
        try {
            AtomicFile.write(file, bytes(exported), Readers.EVERYBODY);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static byte[] bytes(Exported exported) {
        return exported.text().getBytes(StandardCharsets.UTF_8);
    }

    private LibsqlctlException unwritable(IOException cause) {
        String reason = Files.isDirectory(file) ? "it is a directory" : cause.toString();
        return new LibsqlctlException(ErrorCode.IO_ERROR, "cannot write " + file + ": " + reason, null, cause);
    }
}
