package dev.libsqlctl.jdbc.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sqlite.JDBC;
import org.sqlite.SQLiteDataSource;

/** A file, read by sqlite-jdbc as sqld reads its own: with a write-ahead log and with foreign keys. */
final class SqliteDatabase implements Database {
    private final Path directory;
    private int number;

    SqliteDatabase() {
        try {
            directory = Files.createTempDirectory("sqlite-jdbc");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url() {
        return "jdbc:sqlite:" + directory.resolve(number + ".db")
                + "?journal_mode=WAL&synchronous=OFF&foreign_keys=on&busy_timeout=20000";
    }

    @Override
    public String unreachableUrl() {
        return "jdbc:sqlite:" + directory.resolve("nowhere").resolve("at.db");
    }

    @Override
    public Driver driver() {
        return new JDBC();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public DataSource dataSource() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url());
        return source;
    }

    @Override
    public boolean differs(Difference difference) {
        return false;
    }

    @Override
    public void empty() {
        number++;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
