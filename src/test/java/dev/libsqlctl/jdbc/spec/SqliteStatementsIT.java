package dev.libsqlctl.jdbc.spec;

final class SqliteStatementsIT extends StatementsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
