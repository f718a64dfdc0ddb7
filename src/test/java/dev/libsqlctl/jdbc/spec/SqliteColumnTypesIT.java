package dev.libsqlctl.jdbc.spec;

final class SqliteColumnTypesIT extends ColumnTypesContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
