package dev.libsqlctl.jdbc.spec;

final class LibsqlWrapperIT extends WrapperContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
