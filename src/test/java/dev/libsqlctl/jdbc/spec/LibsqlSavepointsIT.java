package dev.libsqlctl.jdbc.spec;

final class LibsqlSavepointsIT extends SavepointsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
