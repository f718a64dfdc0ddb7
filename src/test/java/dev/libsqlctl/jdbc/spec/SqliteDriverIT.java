package dev.libsqlctl.jdbc.spec;

final class SqliteDriverIT extends DriverContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
