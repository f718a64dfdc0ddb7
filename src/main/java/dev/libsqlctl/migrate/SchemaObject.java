package dev.libsqlctl.migrate;

/**
 * A table, index, view or trigger.
 *
 * @param type as SQLite names it
 * @param name its name
 * @param sql the statement that makes it, as SQLite keeps it: without the semicolon
 */
record SchemaObject(String type, String name, String sql) {
    /** {@return whether it stands on its own, which an index or a trigger does not} */
    boolean standsAlone() {
        return type.equals("table") || type.equals("view");
    }

    /** {@return the statement with its semicolon} SQLite keeps a comment behind the statement, which would swallow it. */
    String statement() {
        String lastLine = sql.substring(sql.lastIndexOf('\n') + 1);
        return sql + (lastLine.contains("--") ? "\n;" : ";");
    }
}
