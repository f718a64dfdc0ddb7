package dev.libsqlctl.jdbc.spec;

final class SqliteResultSetsIT extends ResultSetsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
