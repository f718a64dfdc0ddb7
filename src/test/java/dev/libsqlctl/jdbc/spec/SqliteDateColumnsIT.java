package dev.libsqlctl.jdbc.spec;

final class SqliteDateColumnsIT extends DateColumnsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
