package dev.libsqlctl.jdbc.spec;

final class SqliteBatchUpdatesIT extends BatchUpdatesContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
