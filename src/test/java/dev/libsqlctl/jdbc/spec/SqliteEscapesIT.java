package dev.libsqlctl.jdbc.spec;

final class SqliteEscapesIT extends EscapesContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
