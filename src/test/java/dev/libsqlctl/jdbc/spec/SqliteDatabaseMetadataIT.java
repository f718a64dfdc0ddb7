package dev.libsqlctl.jdbc.spec;

final class SqliteDatabaseMetadataIT extends DatabaseMetadataContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
