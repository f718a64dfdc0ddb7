package dev.libsqlctl.jdbc.spec;

final class SqliteConcurrencyIT extends ConcurrencyContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
