package dev.libsqlctl.jdbc.spec;

final class SqliteDataSourceIT extends DataSourceContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
