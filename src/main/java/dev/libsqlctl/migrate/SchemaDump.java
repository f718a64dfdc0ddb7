package dev.libsqlctl.migrate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Reads the schema and the applied versions of a database. What SQLite, libSQL and Flyway keep for themselves is left out: it comes back by itself.
 *
 * <p>The order depends on names alone, and loads: SQLite looks into views and triggers only when they are used, but a trigger needs its table or view,
 * and a virtual table may take its columns from another table or a view.
 */
final class SchemaDump {
    private static final String OBJECTS = """
            SELECT o.type, o.name, o.sql
            FROM sqlite_schema o JOIN sqlite_schema t ON t.name = o.tbl_name AND t.type IN ('table', 'view')
            WHERE o.sql IS NOT NULL
                AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                AND t.name NOT IN ('libsql_vector_meta_shadow', 'libsql_wasm_func_table', '_litestream_seq', '_litestream_lock')
                AND lower(t.name) NOT IN (?, ?)
                AND t.name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
                AND t.name NOT IN (
                    SELECT name || '_shadow' FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%libsql\\_vector\\_idx%' ESCAPE '\\')
            ORDER BY
                CASE WHEN t.type = 'view' THEN 1 WHEN t.sql LIKE 'CREATE VIRTUAL TABLE %' THEN 2 ELSE 0 END,
                t.name,
                CASE o.type WHEN 'index' THEN 1 WHEN 'trigger' THEN 2 ELSE 0 END,
                o.name""";

    private SchemaDump() {}

    /**
     * {@return both as they were at one moment}
     *
     * <p>A transaction would make one moment of two, but here it would take the write lock, which a token that only reads does not get. So it is
     * read again when somebody migrated meanwhile.
     */
    static Schema of(MigrationSession session) {
        List<Long> versions = versions(session);
        while (true) {
            List<SchemaObject> objects = session.reading(connection -> objects(connection, tables(session)));
            List<Long> now = versions(session);
            if (now.equals(versions)) {
                return new Schema(objects, tables(session), versions);
            }
            versions = now;
        }
    }

    private static HistoryTables tables(MigrationSession session) {
        return session.history().tables();
    }

    /** {@return what is applied, with the migrations that a baseline of Flyway's stands for} */
    private static List<Long> versions(MigrationSession session) {
        List<AppliedMigration> applied = session.applied();
        LongStream own = applied.stream()
                .filter(row -> row.success() && !row.isBaseline())
                .mapToLong(AppliedMigration::version);
        OptionalLong baseline = applied.stream()
                .filter(AppliedMigration::isBaseline)
                .mapToLong(AppliedMigration::version)
                .max();
        LongStream before = baseline.isEmpty()
                ? LongStream.empty()
                : session.migrations().stream()
                        .mapToLong(Migration::version)
                        .filter(version -> version <= baseline.getAsLong());
        return LongStream.concat(own, before).distinct().sorted().boxed().toList();
    }

    /** {@return what is no part of a history} */
    static List<SchemaObject> objects(Connection connection, HistoryTables histories) throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OBJECTS)) {
            select.setString(1, HistoryTables.FLYWAY);
            select.setString(2, histories.geniName());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    objects.add(new SchemaObject(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return objects;
    }
}
