package dev.libsqlctl.jdbc.spec;

final class LibsqlGeneratedKeysIT extends GeneratedKeysContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
