package dev.libsqlctl.jdbc.spec;

final class LibsqlDataSourceIT extends DataSourceContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
