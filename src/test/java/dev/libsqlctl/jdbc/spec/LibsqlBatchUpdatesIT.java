package dev.libsqlctl.jdbc.spec;

final class LibsqlBatchUpdatesIT extends BatchUpdatesContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
