package dev.libsqlctl.jdbc.spec;

final class SqliteWrapperIT extends WrapperContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
