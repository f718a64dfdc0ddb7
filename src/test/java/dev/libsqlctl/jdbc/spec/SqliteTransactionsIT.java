package dev.libsqlctl.jdbc.spec;

final class SqliteTransactionsIT extends TransactionsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
