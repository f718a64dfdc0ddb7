package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.content.SchemaHash;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * By what a database is known again: who drops everything and makes it anew does not come back to the same state.
 *
 * @param version SQLite's count of changes of the schema (SQLite, "Database File Format", 1.3.9)
 * @param applicationId a number that a program keeps there and a server does not let be set
 * @param hash of the statements that made the schema
 */
record SchemaState(long version, long applicationId, String hash) {
    static SchemaState of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long version = number(statement, "SELECT schema_version FROM pragma_schema_version");
            long applicationId = number(statement, "SELECT application_id FROM pragma_application_id");
            List<String> schema = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL")) {
                while (rows.next()) {
                    schema.add(rows.getString(1));
                }
            }
            return new SchemaState(version, applicationId, SchemaHash.of(schema));
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
