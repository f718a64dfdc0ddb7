package dev.libsqlctl.target;

import dev.libsqlctl.hrana.Endpoint;
import dev.libsqlctl.jdbc.LibsqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database of a server.
 *
 * @param endpoint where it is, and the token
 */
public record ServerTarget(Endpoint endpoint) implements Target {
    @Override
    public String name() {
        return endpoint.url()
                + endpoint.namespace().map(name -> " (namespace " + name + ")").orElse("");
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public Connection connect() throws SQLException {
        LibsqlDataSource source = new LibsqlDataSource();
        source.setUrl("jdbc:libsql:" + endpoint.url());
        endpoint.token().ifPresent(source::setAuthToken);
        endpoint.namespace().ifPresent(source::setNamespace);
        source.setTransactionMode("immediate");
        return source.getConnection();
    }

    @Override
    public Target toLookAt() {
        return this;
    }
}
