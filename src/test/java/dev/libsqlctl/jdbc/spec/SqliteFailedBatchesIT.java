package dev.libsqlctl.jdbc.spec;

final class SqliteFailedBatchesIT extends FailedBatchesContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
