package dev.libsqlctl.jdbc.spec;

final class LibsqlDateParametersIT extends DateParametersContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
