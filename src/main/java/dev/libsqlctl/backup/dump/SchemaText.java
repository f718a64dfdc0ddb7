package dev.libsqlctl.backup.dump;

import dev.libsqlctl.backup.content.CommentEnd;

/** The statements of a schema as the shell prints them, with what ends each. */
final class SchemaText {
    private static final String TABLE = "CREATE TABLE ";

    private SchemaText() {}

    /** {@return the line, or lines, of a table} One whose name is quoted may be a shadow table, which is there when its virtual table is. */
    static String table(String sql) {
        String complete = sql + CommentEnd.of(sql) + ";\n";
        boolean quoted = complete.startsWith(TABLE + "'") || complete.startsWith(TABLE + '"');
        return quoted ? TABLE + "IF NOT EXISTS " + complete.substring(TABLE.length()) : complete;
    }

    /** {@return the line, or lines, of an index, a view or a trigger} What may end in a comment ends in a line of its own. The shell does not end one that is left open. */
    static String other(String sql) {
        if (sql.contains("--")) {
            return sql + "\n;\n";
        }
        return sql + CommentEnd.of(sql) + ";\n";
    }

    /** {@return the line of a virtual table} As a row of the schema, because its shadow tables follow with what is in them. */
    static String virtualTable(String name, String sql) {
        return "INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','" + escaped(name) + "','"
                + escaped(name) + "',0,'" + escaped(sql) + "');\n";
    }

    private static String escaped(String text) {
        return text.replace("'", "''");
    }
}
