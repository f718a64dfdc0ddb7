package dev.libsqlctl.jdbc.spec;

final class LibsqlFailedBatchesIT extends FailedBatchesContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
