package dev.libsqlctl.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Holds the contract against the driver that others compare with. */
class SqliteDatabaseMetaDataIT extends DatabaseMetaDataContract {
    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite::memory:");
    }
}
