package dev.libsqlctl.jdbc.spec;

final class SqliteLargeObjectsIT extends LargeObjectsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
