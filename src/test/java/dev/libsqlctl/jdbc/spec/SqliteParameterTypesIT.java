package dev.libsqlctl.jdbc.spec;

final class SqliteParameterTypesIT extends ParameterTypesContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
