package dev.libsqlctl.jdbc.spec;

final class SqliteConnectionsIT extends ConnectionsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
