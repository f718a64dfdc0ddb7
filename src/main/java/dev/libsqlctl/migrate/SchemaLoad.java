package dev.libsqlctl.migrate;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the schema of an empty database from the file that shows it, with the history: in one transaction, or not at all. */
public final class SchemaLoad {
    /** How many names of what is there already are shown. */
    private static final int NAMES = 5;

    private final MigrationSession session;
    private final Path file;
    private final SchemaScript schema;

    private SchemaLoad(MigrationSession session, Path file, SchemaScript schema) {
        this.session = session;
        this.file = file;
        this.schema = schema;
    }

    /**
     * Loads the schema file that the session's settings name.
     *
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} if there is no such file, {@link ErrorCode#SCHEMA_FILE_INVALID} if it holds something else
     *     than a schema, {@link ErrorCode#DATABASE_NOT_EMPTY}, {@link ErrorCode#MIGRATION_FAILED} if the database refuses a statement of it
     */
    public static LoadedSchema run(MigrationSession session) {
        Path file = session.settings().schemaFile();
        if (!Files.exists(file)) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    "there is no file " + file,
                    "'libsqlctl migrate dump' writes it from a database that has the schema; --schema-file names another.");
        }
        SchemaScript schema =
                SchemaScript.of(Script.read(file), session.history().tables().geniName());
        return new SchemaLoad(session, file, schema).run();
    }

    private LoadedSchema run() {
        // Before the tables of the history are made, so that a database that is refused stays as it is.
        session.reading(this::requireEmpty);
        session.changing(connection -> AtomicChange.run(session, this::load, ignored -> !isEmpty()));
        int migrations = session.applied().size();
        if (migrations == 0) {
            session.listener()
                    .warning(file.getFileName() + " names no applied migration, so all of them are pending;"
                            + " 'libsqlctl migrate baseline VERSION' says which of them the schema has already");
        }
        return new LoadedSchema(file, schema.objects(), migrations);
    }

    private Void load(Connection connection) throws SQLException {
        requireEmpty(connection);
        try {
            new ScriptRunner(session.target().isRemote()).run(connection, schema.script(), List.of());
        } catch (LibsqlctlException e) {
            throw new LibsqlctlException(
                    e.code(), e.getMessage() + "; nothing of it was made", "Mend the file, or dump it again.", e);
        }
        session.history().reconcile(connection, session.migrations());
        return null;
    }

    private boolean isEmpty() {
        return session.reading(this::objects).isEmpty() && session.applied().isEmpty();
    }

    private List<SchemaObject> objects(Connection connection) throws SQLException {
        return SchemaDump.objects(connection, session.history().tables());
    }

    private Void requireEmpty(Connection connection) throws SQLException {
        List<SchemaObject> objects = objects(connection);
        if (!objects.isEmpty()) {
            String names = objects.stream().limit(NAMES).map(SchemaObject::name).collect(Collectors.joining(", "));
            throw notEmpty(session.target().name() + " has tables already: " + names
                    + (objects.size() > NAMES ? ", and " + (objects.size() - NAMES) + " more" : ""));
        }
        List<AppliedMigration> applied = session.applied();
        if (!applied.isEmpty()) {
            throw notEmpty(session.target().name() + " has " + applied.size() + " applied migrations already");
        }
        return null;
    }

    private static LibsqlctlException notEmpty(String message) {
        return new LibsqlctlException(
                ErrorCode.DATABASE_NOT_EMPTY,
                message,
                "A schema is loaded into an empty database only; 'libsqlctl migrate up' applies what another one lacks.");
    }
}
