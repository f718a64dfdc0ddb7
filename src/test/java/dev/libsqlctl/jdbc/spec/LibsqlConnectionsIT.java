package dev.libsqlctl.jdbc.spec;

final class LibsqlConnectionsIT extends ConnectionsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
