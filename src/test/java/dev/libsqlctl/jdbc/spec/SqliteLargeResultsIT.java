package dev.libsqlctl.jdbc.spec;

final class SqliteLargeResultsIT extends LargeResultsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
