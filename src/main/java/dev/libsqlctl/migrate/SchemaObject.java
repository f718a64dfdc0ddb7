package dev.libsqlctl.migrate;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;

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
        SqlLexer lexer = new SqlLexer(sql);
        int end = 0;
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            end = token.end();
        }
        return sql.substring(0, end) + ";";
    }
}
