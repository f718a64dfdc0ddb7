package dev.libsqlctl.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the schema and the applied versions of a database. What SQLite, libSQL and Flyway keep for themselves is left out: it comes back by itself.
 *
 * <p>The order depends on names alone, and loads: SQLite looks into views and triggers only when they are used, but a trigger needs its table or view,
 * and a virtual table may take its columns from another table or a view.
 */
final class SchemaDump {
    private static final String OBJECTS = """
            SELECT o.type, o.sql
            FROM sqlite_schema o JOIN sqlite_schema t ON t.name = o.tbl_name AND t.type IN ('table', 'view')
            WHERE o.sql IS NOT NULL
                AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                AND t.name NOT IN ('libsql_vector_meta_shadow', 'libsql_wasm_func_table', '_litestream_seq', '_litestream_lock')
                AND lower(t.name) NOT IN ('flyway_schema_history', lower(?))
                AND t.name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
                AND t.name NOT IN (
                    SELECT name || '_shadow' FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%libsql\\_vector\\_idx%' ESCAPE '\\')
            ORDER BY
                CASE WHEN t.type = 'view' THEN 1 WHEN t.sql LIKE 'CREATE VIRTUAL TABLE %' THEN 2 ELSE 0 END,
                t.name,
                CASE o.type WHEN 'index' THEN 1 WHEN 'trigger' THEN 2 ELSE 0 END,
                o.name""";

    private static final String VERSIONS = "SELECT id FROM %s ORDER BY CAST(id AS INTEGER), id";

    private static final String FLYWAY_VERSIONS = """
            SELECT version FROM flyway_schema_history
            WHERE version IS NOT NULL AND success = 1 AND installed_rank >= 0
            ORDER BY CAST(version AS INTEGER), version""";

    private final Connection connection;
    private final String geniTable;

    SchemaDump(Connection connection, String geniTable) {
        this.connection = connection;
        this.geniTable = geniTable;
    }

    /**
     * Reads both as they were at one moment.
     *
     * @throws SQLException if the database cannot be read
     */
    Schema read() throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            return new Schema(objects(), geniTable, versions());
        }
        connection.setAutoCommit(false);
        try {
            return new Schema(objects(), geniTable, versions());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<SchemaObject> objects() throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OBJECTS)) {
            select.setString(1, geniTable);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    objects.add(new SchemaObject(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return objects;
    }

    /** Geni's table goes before Flyway's: what Geni undid is undone. */
    private List<String> versions() throws SQLException {
        if (exists(geniTable)) {
            return texts(VERSIONS.formatted(Schema.quoted(geniTable)));
        }
        return exists("flyway_schema_history") ? texts(FLYWAY_VERSIONS) : List.of();
    }

    private boolean exists(String table) throws SQLException {
        String sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
