package dev.libsqlctl.backup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Databases to break, and what is in them. */
final class Databases {
    private Databases() {}

    /** {@return a file with two tables of so many rows, of about 110 bytes each; one row of the second belongs to each of the first} */
    static Path twoTables(Path file, int rows) {
        execute(
                file,
                "CREATE TABLE a(id INTEGER PRIMARY KEY, t TEXT)",
                "CREATE TABLE b(id INTEGER PRIMARY KEY, x TEXT, r REAL)",
                "CREATE INDEX bx ON b(x)",
                "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<" + rows
                        + ") INSERT INTO a SELECT i, printf('%090d', i) FROM c",
                "INSERT INTO b SELECT id, printf('%040d', id), id/8.0 FROM a");
        return file;
    }

    static void execute(Path file, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the first column of every row} */
    static List<String> query(Path file, String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the numbers of the pages of a table or index, of one kind ({@code leaf} or {@code internal})} */
    static List<Long> pages(Path file, String name, String kind) {
        return query(
                        file,
                        "SELECT pageno FROM dbstat WHERE name = '" + name + "' AND pagetype = '" + kind
                                + "' ORDER BY path")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Fills a page with noise. */
    static void damage(Path file, long page) {
        overwrite(file, (page - 1) * 4096, 4096);
    }

    /** Fills a part of a file with noise. */
    static void overwrite(Path file, long position, int length) {
        byte[] noise = new byte[length];
        new Random(position).nextBytes(noise);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(position);
            open.write(noise);
            assertThat(open.length()).isGreaterThanOrEqualTo(position + length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
