package dev.libsqlctl.jdbc.spec;

final class LibsqlDatabaseMetadataIT extends DatabaseMetadataContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
