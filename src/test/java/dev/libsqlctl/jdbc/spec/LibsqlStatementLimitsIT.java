package dev.libsqlctl.jdbc.spec;

final class LibsqlStatementLimitsIT extends StatementLimitsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
