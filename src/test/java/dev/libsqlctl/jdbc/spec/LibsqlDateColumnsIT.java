package dev.libsqlctl.jdbc.spec;

final class LibsqlDateColumnsIT extends DateColumnsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
