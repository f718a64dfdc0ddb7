package dev.libsqlctl.jdbc.spec;

final class LibsqlLargeObjectsIT extends LargeObjectsContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
