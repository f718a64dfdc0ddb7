package dev.libsqlctl.target;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * A local SQLite file that is not there, for somebody who only looks at it: an empty database stands in.
 *
 * @param path of the file
 */
public record AbsentFile(Path path) implements Target {
    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public Connection connect() throws SQLException {
        return JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
    }

    @Override
    public Target toLookAt() {
        return this;
    }
}
