package dev.libsqlctl.jdbc.spec;

final class LibsqlColumnMetadataIT extends ColumnMetadataContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
