package dev.libsqlctl.jdbc.spec;

final class SqliteTransactionControlIT extends TransactionControlContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
