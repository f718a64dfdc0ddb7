package dev.libsqlctl.jdbc.spec;

final class LibsqlPreparedStatementsIT extends PreparedStatementsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
