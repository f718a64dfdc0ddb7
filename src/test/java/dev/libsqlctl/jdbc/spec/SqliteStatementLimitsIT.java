package dev.libsqlctl.jdbc.spec;

final class SqliteStatementLimitsIT extends StatementLimitsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
