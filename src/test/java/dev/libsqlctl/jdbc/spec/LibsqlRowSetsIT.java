package dev.libsqlctl.jdbc.spec;

final class LibsqlRowSetsIT extends RowSetsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
