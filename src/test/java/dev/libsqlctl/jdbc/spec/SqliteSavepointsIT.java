package dev.libsqlctl.jdbc.spec;

final class SqliteSavepointsIT extends SavepointsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
