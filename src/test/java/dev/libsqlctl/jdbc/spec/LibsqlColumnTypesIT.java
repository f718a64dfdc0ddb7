package dev.libsqlctl.jdbc.spec;

final class LibsqlColumnTypesIT extends ColumnTypesContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
