package dev.libsqlctl.jdbc.spec;

final class LibsqlTransactionsIT extends TransactionsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
