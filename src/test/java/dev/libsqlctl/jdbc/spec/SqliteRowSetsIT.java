package dev.libsqlctl.jdbc.spec;

final class SqliteRowSetsIT extends RowSetsContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
