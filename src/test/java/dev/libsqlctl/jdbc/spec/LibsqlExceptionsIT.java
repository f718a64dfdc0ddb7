package dev.libsqlctl.jdbc.spec;

final class LibsqlExceptionsIT extends ExceptionsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
