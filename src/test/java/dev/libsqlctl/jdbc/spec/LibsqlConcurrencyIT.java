package dev.libsqlctl.jdbc.spec;

final class LibsqlConcurrencyIT extends ConcurrencyContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
