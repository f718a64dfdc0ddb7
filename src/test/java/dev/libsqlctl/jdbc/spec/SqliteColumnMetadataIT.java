package dev.libsqlctl.jdbc.spec;

final class SqliteColumnMetadataIT extends ColumnMetadataContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
