package dev.libsqlctl.jdbc.spec;

final class SqliteCatalogueIT extends CatalogueContract {
    @Override
    protected Database openDatabase() {
        return new SqliteDatabase();
    }
}
