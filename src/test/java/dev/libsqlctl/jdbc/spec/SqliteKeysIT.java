package dev.libsqlctl.jdbc.spec;

final class SqliteKeysIT extends KeysContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
