package dev.libsqlctl.backup.restore;

import dev.libsqlctl.backup.script.DumpStatement;
import dev.libsqlctl.hrana.SqlLexer;
import dev.libsqlctl.hrana.SqlToken;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is known of a server (sqld 0.24.32) that refuses what SQLite does not, without one at hand. */
final class ServerRules {
    /** Also of a whole row. */
    private static final int LARGEST_VALUE = 5_000_000;

    private static final Set<String> MODULES = Set.of(
            "fts3",
            "fts4",
            "fts5",
            "fts5vocab",
            "fts4aux",
            "fts3tokenize",
            "rtree",
            "rtree_i32",
            "geopoly",
            "dbstat",
            "generate_series",
            "carray",
            "fsdir",
            "json_each",
            "json_tree",
            "sqlite_dbpage",
            "sqlite_stmt");

    /** Sqld 0.24.32 says "vtable constructor called recursively", whatever the module. */
    static final String UNMAKEABLE = "the server cannot make a virtual table whose name begins with a digit";

    private ServerRules() {}

    /** {@return whether a virtual table cannot be made by a server because of its name} */
    static boolean hasUnmakeableName(DumpStatement virtualTable) {
        String name = virtualTable.table();
        return !name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }

    /** {@return why a server would refuse a statement that it gets; empty if it would not, as far as is known} */
    static Optional<String> objection(DumpStatement statement) {
        switch (statement.kind()) {
            case INSERT:
                return statement.sql().length() > LARGEST_VALUE ? tooLarge(statement.sql()) : Optional.empty();
            case VIRTUAL_TABLE:
                return module(statement.sql());
            case TABLE, INDEX, VIEW, TRIGGER:
                return ServerSyntax.objection(statement.sql());
            default:
                return Optional.empty();
        }
    }

    /** What is no literal is small: it is the names of functions and signs. */
    private static Optional<String> tooLarge(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        long row = 0;
        int depth = 0;
        for (SqlToken token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            row = depth == 0 ? 0 : row + bytes(token);
            if (row > LARGEST_VALUE) {
                return Optional.of("the server takes no row of more than 5,000,000 bytes");
            }
        }
        return Optional.empty();
    }

    private static int bytes(SqlToken token) {
        switch (token.kind()) {
            case BLOB:
                return (token.end() - token.start() - "X''".length()) / 2;
            case STRING:
                return token.text().getBytes(StandardCharsets.UTF_8).length - "''".length();
            default:
                return 0;
        }
    }

    private static Optional<String> module(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        SqlToken token = lexer.next();
        while (!token.isEnd() && !token.isWord("USING")) {
            token = lexer.next();
        }
        String module = lexer.next().text().toLowerCase(Locale.ROOT).replaceAll("[\"'`\\[\\]]", "");
        return MODULES.contains(module)
                ? Optional.empty()
                : Optional.of("the server has no module " + module + " for virtual tables");
    }
}
