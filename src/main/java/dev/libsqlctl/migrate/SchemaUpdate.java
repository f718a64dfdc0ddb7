package dev.libsqlctl.migrate;

/** What becomes of the file of the schema when migrations were applied or undone. */
public enum SchemaUpdate {
    /** It shows the schema as it is then. */
    WRITE {
        @Override
        void after(MigrationSession session) {
            SchemaFile.afterChange(session);
        }
    },
    /** It stays as it is. */
    NONE {
        @Override
        void after(MigrationSession session) {
            // Nothing is what was asked for.
        }
    };

    /** Is called at the end of a change, while nobody else may change the database. */
    abstract void after(MigrationSession session);
}
