package dev.libsqlctl.jdbc.spec;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database and the driver that reaches it: what the contracts are held against. */
interface Database extends AutoCloseable {
    /** {@return the URL, the same for every connection until the next {@link #empty()}} */
    String url();

    /** {@return a URL of the driver at which there is no database} */
    String unreachableUrl();

    /** {@return the driver} */
    Driver driver();

    /** {@return a new connection to the one database} */
    Connection connect() throws SQLException;

    /** {@return a data source of the driver's own class, for the one database} */
    DataSource dataSource() throws SQLException;

    /** {@return whether the driver behaves as the libSQL driver does where the two differ} */
    boolean differs(Difference difference);

    /** Leaves nothing in the database. No connection to it is open. */
    void empty() throws SQLException;

    @Override
    void close();
}
