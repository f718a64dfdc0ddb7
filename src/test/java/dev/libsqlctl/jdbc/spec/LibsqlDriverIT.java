package dev.libsqlctl.jdbc.spec;

final class LibsqlDriverIT extends DriverContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
