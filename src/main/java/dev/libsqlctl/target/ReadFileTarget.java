package dev.libsqlctl.target;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A local SQLite file that is only looked at. One that is not there counts as an empty database, and is not made.
 *
 * @param file the file
 */
public record ReadFileTarget(FileTarget file) implements Target {
    @Override
    public String name() {
        return file.name();
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    /** {@return whether the file is there} */
    public boolean exists() {
        return Files.exists(file.path());
    }

    @Override
    public Connection connect() throws SQLException {
        return exists() ? file.connect() : DriverManager.getConnection("jdbc:sqlite::memory:");
    }
}
