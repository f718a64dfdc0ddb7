package dev.libsqlctl.jdbc.spec;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A schema that has something of everything, for what the metadata say of it. */
abstract class BookshopFixture extends SpecificationContract {
    protected DatabaseMetaData about;

    @BeforeEach
    void schema() throws SQLException {
        execute(
                "CREATE TABLE author (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, born DATE)",
                """
                CREATE TABLE book (
                  isbn VARCHAR(13) PRIMARY KEY,
                  author INTEGER NOT NULL REFERENCES author (id) ON DELETE CASCADE,
                  title TEXT DEFAULT 'untitled',
                  price DECIMAL(10, 2) CHECK (price > 0),
                  length INT GENERATED ALWAYS AS (length(title)) VIRTUAL)""",
                "CREATE TABLE pair (a INT, b INT, c TEXT, PRIMARY KEY (b, a))",
                """
                CREATE TABLE link (x INT, y INT,
                  CONSTRAINT to_pair FOREIGN KEY (x, y) REFERENCES pair (b, a)
                    ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED)""",
                "CREATE TABLE odd_name (\"two words\" TEXT, \"it's\" INT)",
                "CREATE TABLE oddXname (a)",
                "CREATE INDEX book_title ON book (title, price DESC)",
                "CREATE VIEW titles AS SELECT title, price FROM book");
        about = connection.getMetaData();
    }

    /** {@return these columns of every row} */
    protected static List<List<Object>> columns(ResultSet result, String... names) throws SQLException {
        try (result) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (String name : names) {
                    Object value = result.getObject(name);
                    row.add(value instanceof Number number ? (Object) number.intValue() : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    protected static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
