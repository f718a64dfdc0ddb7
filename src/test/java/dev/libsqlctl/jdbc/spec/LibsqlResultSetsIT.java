package dev.libsqlctl.jdbc.spec;

final class LibsqlResultSetsIT extends ResultSetsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
