package dev.libsqlctl.jdbc.spec;

final class LibsqlParameterTypesIT extends ParameterTypesContract {
    @Override
    protected Database openDatabase() {
        return new LibsqlDatabase();
    }
}
