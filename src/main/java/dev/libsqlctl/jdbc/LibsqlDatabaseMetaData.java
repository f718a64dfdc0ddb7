package dev.libsqlctl.jdbc;

import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;

/** Stands in until the class is there. */
final class LibsqlDatabaseMetaData {
    private LibsqlDatabaseMetaData() {}

    static DatabaseMetaData none() {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                LibsqlDatabaseMetaData.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getDatabaseProductName" -> "libSQL";
                    case "getDatabaseProductVersion" -> "sqld";
                    default -> throw SqlErrors.unsupported(method.getName());
                });
    }
}
