package dev.libsqlctl.jdbc.spec;

final class SqliteReleaseIT extends ReleaseContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
