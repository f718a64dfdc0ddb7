package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.util.ArrayList;
import java.util.List;

/**
 * What only the text of CREATE TABLE tells of the keys of a table.
 *
 * @param primaryKey the name of the constraint, or null
 * @param foreignKeys in the order of the text
 */
record TableText(String primaryKey, List<ForeignKey> foreignKeys) {
    /**
     * A foreign key.
     *
     * @param name of the constraint, or null
     * @param deferred whether it is checked at COMMIT
     */
    record ForeignKey(String name, boolean deferred) {}

    /** {@return what the text tells, which is one that SQLite has accepted; nothing if it is empty} */
    static TableText parse(String sql) {
        Parser parser = new Parser();
        SqlLexer lexer = new SqlLexer(sql);
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            parser.add(token);
        }
        return new TableText(parser.primaryKey, List.copyOf(parser.foreignKeys));
    }

    /**
     * {@return the foreign key}
     *
     * @param id in {@code PRAGMA foreign_key_list}, which counts from the last one
     */
    ForeignKey foreignKey(int id) {
        int index = foreignKeys.size() - 1 - id;
        return index < 0 ? new ForeignKey(null, false) : foreignKeys.get(index);
    }

    /** Sees only what stands in the parentheses of the table itself. */
    private static final class Parser {
        private static final List<String> OTHER_CONSTRAINTS =
                List.of("UNIQUE", "CHECK", "NOT", "NULL", "DEFAULT", "COLLATE", "GENERATED", "AS");

        private final List<ForeignKey> foreignKeys = new ArrayList<>();
        private String primaryKey;
        private int depth;
        private SqlToken before;
        private String name;
        private boolean deferrable;

        void add(SqlToken token) {
            if (token.isSign('(')) {
                depth++;
            } else if (token.isSign(')')) {
                depth--;
            } else if (depth == 1 && before != null) {
                addOuter(token);
            }
            before = token;
        }

        private void addOuter(SqlToken token) {
            if (before.isWord("CONSTRAINT")) {
                name = Identifiers.unquoted(token);
            } else if (token.isWord("PRIMARY")) {
                primaryKey = name;
                name = null;
            } else if (token.isWord("REFERENCES")) {
                foreignKeys.add(new ForeignKey(name, false));
                name = null;
                deferrable = false;
            } else if (token.isWord("DEFERRABLE")) {
                deferrable = !before.isWord("NOT");
            } else if (token.isWord("DEFERRED") && before.isWord("INITIALLY") && deferrable) {
                int last = foreignKeys.size() - 1;
                foreignKeys.set(last, new ForeignKey(foreignKeys.get(last).name(), true));
            } else if (token.isSign(',') || OTHER_CONSTRAINTS.stream().anyMatch(token::isWord)) {
                name = null;
            }
        }
    }
}
