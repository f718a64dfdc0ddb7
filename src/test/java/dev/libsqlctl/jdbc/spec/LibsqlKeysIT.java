package dev.libsqlctl.jdbc.spec;

final class LibsqlKeysIT extends KeysContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
