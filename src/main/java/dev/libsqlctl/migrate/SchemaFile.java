package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;

/** The file that shows the schema as it is after the last migration, to be kept under version control. */
public final class SchemaFile {
    private static final Set<PosixFilePermission> NEW_FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final String APPLIED = "; the migrations themselves are applied";
    private static final String HINT = "Run 'libsqlctl migrate dump' when that is mended, or give --no-dump-schema.";

    private final Path file;

    /** @param file its absolute path */
    public SchemaFile(Path file) {
        this.file = file;
    }

    /**
     * Shows the schema after migrations were applied or undone.
     *
     * @param connection to the database; a transaction that it is in is left as it is
     * @param settings which file, and the name of Geni's table
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when the file cannot be written, {@link ErrorCode#DATABASE_ERROR} when the schema cannot be
     *     read; both say that the migrations are applied
     */
    public static void afterChange(Connection connection, MigrationSettings settings) {
        try {
            String text =
                    new SchemaDump(connection, settings.geniTable()).read().text();
            new SchemaFile(settings.schemaFile()).write(text);
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR, settings.schemaFile() + " cannot be written: " + reason(e) + APPLIED, HINT, e);
        } catch (SQLException e) {
            throw new LibsqlctlException(
                    ErrorCode.DATABASE_ERROR, "the schema cannot be read: " + e.getMessage() + APPLIED, HINT, e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException named && named.getReason() != null ? named.getReason() : e.getMessage();
    }

    /**
     * Writes a text, if it is not what the file holds already.
     *
     * @param text all of it
     * @return whether the file changed
     * @throws IOException when it cannot be written; what was there is there still
     */
    boolean write(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, content, NEW_FILE);
            return true;
        }
        // A link to the file stays a link.
        Path real = file.toRealPath();
        if (Arrays.equals(Files.readAllBytes(real), content)) {
            return false;
        }
        AtomicFile.write(real, content, Files.getPosixFilePermissions(real));
        return true;
    }
}
