package dev.libsqlctl.jdbc;

import java.sql.SQLException;

/** A statement that wants to know when a result of its is closed: for {@link java.sql.Statement#closeOnCompletion}. */
interface ResultSetOwner {
    /** Called once, after the result was closed, by whoever closed it. */
    void resultSetClosed(LibsqlResultSet resultSet) throws SQLException;
}
