package dev.libsqlctl.jdbc.spec;

final class SqliteGeneratedKeysIT extends GeneratedKeysContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
