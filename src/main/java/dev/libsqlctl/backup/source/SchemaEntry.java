package dev.libsqlctl.backup.source;

/**
 * A row of {@code sqlite_schema}.
 *
 * @param type {@code table}, {@code index}, {@code view} or {@code trigger}
 * @param name its name
 * @param table the name of the table it belongs to, which is its own for a table or view
 * @param sql the statement that made it
 */
public record SchemaEntry(String type, String name, String table, String sql) {
    /** {@return whether it is a virtual table} SQLite itself tells by the same words, which it writes so whatever the statement was. */
    public boolean isVirtualTable() {
        return sql.startsWith("CREATE VIRTUAL TABLE");
    }
}
