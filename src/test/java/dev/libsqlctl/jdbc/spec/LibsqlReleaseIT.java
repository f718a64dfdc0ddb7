package dev.libsqlctl.jdbc.spec;

final class LibsqlReleaseIT extends ReleaseContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
