package dev.libsqlctl.jdbc.spec;

final class LibsqlEscapesIT extends EscapesContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
