package dev.libsqlctl.jdbc.spec;

final class LibsqlCatalogueIT extends CatalogueContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
