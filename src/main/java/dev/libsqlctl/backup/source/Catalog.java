package dev.libsqlctl.backup.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a database what is in it. By {@code SELECT} alone: a token that only reads may not use most pragmas by name. */
final class Catalog {
    /** A table refers to columns that are no key of another one: SQLite cannot check it, nor could a copy. */
    private static final String MISMATCH = "foreign key mismatch";

    private static final long CANNOT_BE_CHECKED = -1;

    private final Connection connection;
    private Map<String, TableShape> shapes;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    HeaderValues header() throws SQLException {
        return new HeaderValues((int) number("SELECT user_version FROM pragma_user_version"), (int)
                number("SELECT application_id FROM pragma_application_id"));
    }

    String sqliteVersion() throws SQLException {
        return text("SELECT sqlite_version()");
    }

    String encoding() throws SQLException {
        return text("SELECT encoding FROM pragma_encoding");
    }

    long pageSize() throws SQLException {
        return number("SELECT page_size FROM pragma_page_size");
    }

    List<SchemaEntry> schema() throws SQLException {
        List<SchemaEntry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")) {
            while (rows.next()) {
                entries.add(
                        new SchemaEntry(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return entries;
    }

    long rows() throws SQLException {
        long rows = 0;
        for (SchemaEntry entry : schema()) {
            if (entry.type().equals("table") && !entry.isVirtualTable()) {
                rows += number("SELECT count(*) FROM " + Names.quoted(entry.name()));
            }
        }
        return rows;
    }

    long foreignKeyViolations() throws SQLException {
        try {
            return number("SELECT count(*) FROM pragma_foreign_key_check");
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(MISMATCH)) {
                return CANNOT_BE_CHECKED;
            }
            throw e;
        }
    }

    TableShape shape(String table) throws SQLException {
        if (shapes == null) {
            shapes = new TableShapes(connection).all();
        }
        TableShape shape = shapes.get(table);
        if (shape == null) {
            throw new SQLException("there is no table " + table);
        }
        return shape;
    }

    /**
     * {@return whether SQLite reads a whole table from an index that has all its columns, because that is smaller} Its rows then come in the order of the index, also in a dump of
     * the shell.
     */
    boolean isReadByIndex(TableShape shape) throws SQLException {
        if (shape.columns().isEmpty()) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + shape.select())) {
            return rows.next() && rows.getString("detail").contains("COVERING INDEX");
        }
    }

    Set<String> shadowTables() throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** {@return the columns of the index that holds a table without rowid, in its order; none when the table has a rowid under no name} */
    List<KeyColumn> key(String table) throws SQLException {
        List<KeyColumn> key = new ArrayList<>();
        Optional<String> index = ask("SELECT name FROM pragma_index_list(?) WHERE origin = 'pk'", table);
        if (index.isEmpty()) {
            return key;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT name, \"desc\", coll FROM pragma_index_xinfo(?) WHERE key ORDER BY seqno")) {
            statement.setString(1, index.get());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    key.add(new KeyColumn(rows.getString(1), rows.getInt(2) != 0, rows.getString(3)));
                }
            }
        }
        return key;
    }

    boolean hasRowid(String table) throws SQLException {
        return ask("SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND wr AND name = ?", table)
                .isEmpty();
    }

    private Optional<String> ask(String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
