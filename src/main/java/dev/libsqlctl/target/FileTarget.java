package dev.libsqlctl.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A local SQLite file. It is made if it is not there.
 *
 * @param path of the file
 */
public record FileTarget(Path path) implements Target {
    /** Long enough for whoever commits, short enough for who waits longer to say so and to be interrupted. */
    private static final String MILLISECONDS_TO_WAIT = "5000";

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
        Properties properties = new Properties();
        properties.setProperty("foreign_keys", "true");
        properties.setProperty("busy_timeout", MILLISECONDS_TO_WAIT);
        Connection connection = new FileConnection(path, properties);
        try {
            requireDatabase(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Target toLookAt() {
        return Files.exists(path) ? this : new AbsentFile(path);
    }

    /** SQLite opens any file, and looks into it when it is first asked. */
    private static void requireDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            rows.next();
        }
    }
}
