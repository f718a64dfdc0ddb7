package dev.libsqlctl.jdbc.spec;

final class SqlitePreparedStatementsIT extends PreparedStatementsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
