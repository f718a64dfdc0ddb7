package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.file.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file that shows the schema as it is after the last migration, to be kept under version control. */
public final class SchemaFile {
    private static final String DONE = "; the migrations themselves are done";
    private static final String HINT = "Run 'libsqlctl migrate dump' when that is mended, or give --no-dump-schema.";

    private final Path path;

    private SchemaFile(Path path) {
        this.path = path;
    }

    /**
     * Shows the schema after migrations were applied or undone, as the only one at work.
     *
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when the file cannot be written, {@link ErrorCode#DATABASE_ERROR} when the schema cannot be
     *     read; both say that the migrations are applied
     */
    static void afterChange(MigrationSession session) {
        SchemaFile file = new SchemaFile(session.settings().schemaFile());
        try {
            file.write(SchemaDump.of(session));
        } catch (IOException e) {
            throw file.unwritable(e, DONE);
        } catch (LibsqlctlException e) {
            throw new LibsqlctlException(
                    e.code(),
                    "the schema cannot be read: " + e.getMessage() + DONE,
                    e.hint().orElse(HINT),
                    e);
        }
    }

    /**
     * Shows the schema as it is now.
     *
     * @return what the file shows
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when the file cannot be written, {@link ErrorCode#DATABASE_ERROR} when the schema cannot be
     *     read
     */
    public static DumpedSchema dump(MigrationSession session) {
        SchemaFile file = new SchemaFile(session.settings().schemaFile());
        Schema schema = SchemaDump.of(session);
        try {
            boolean changed = file.write(schema);
            return new DumpedSchema(
                    file.path,
                    changed,
                    schema.objects().size(),
                    schema.versions().size());
        } catch (IOException e) {
            throw file.unwritable(e, "");
        }
    }

    private LibsqlctlException unwritable(IOException e, String whatIsTrueAllTheSame) {
        return new LibsqlctlException(
                ErrorCode.IO_ERROR, path + " cannot be written: " + reason(e) + whatIsTrueAllTheSame, HINT, e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException named && named.getReason() != null ? named.getReason() : e.getMessage();
    }

    /** {@return whether the file did not show that already} What was there stays there when it cannot be written. */
    private boolean write(Schema schema) throws IOException {
        byte[] content = schema.text().getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(path)) {
            Files.createDirectories(path.getParent());
            AtomicFile.write(path, content, Readers.EVERYBODY);
            return true;
        }
        // A link to the file stays a link.
        Path real = path.toRealPath();
        if (Arrays.equals(Files.readAllBytes(real), content)) {
            return false;
        }
        AtomicFile.rewrite(real, content);
        return true;
    }
}
