package dev.libsqlctl.jdbc.spec;

final class SqliteExceptionsIT extends ExceptionsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
