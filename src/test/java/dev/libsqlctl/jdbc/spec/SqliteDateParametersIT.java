package dev.libsqlctl.jdbc.spec;

final class SqliteDateParametersIT extends DateParametersContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
