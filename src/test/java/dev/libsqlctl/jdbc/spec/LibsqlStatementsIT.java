package dev.libsqlctl.jdbc.spec;

final class LibsqlStatementsIT extends StatementsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
