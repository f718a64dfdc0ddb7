package dev.libsqlctl.target;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A local SQLite file. It is made if it is not there.
 *
 * @param path of the file
 */
public record FileTarget(Path path) implements Target {
    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath());
    }
}
