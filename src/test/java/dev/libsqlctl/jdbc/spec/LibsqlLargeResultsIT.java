package dev.libsqlctl.jdbc.spec;

final class LibsqlLargeResultsIT extends LargeResultsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
