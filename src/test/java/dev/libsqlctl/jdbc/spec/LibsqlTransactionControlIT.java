package dev.libsqlctl.jdbc.spec;

final class LibsqlTransactionControlIT extends TransactionControlContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
