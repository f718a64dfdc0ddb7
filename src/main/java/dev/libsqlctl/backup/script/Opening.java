package dev.libsqlctl.backup.script;

import dev.libsqlctl.backup.script.DumpStatement.Kind;

/**
 * What the first words of a statement tell.
 *
 * @param kind what it is for
 * @param table as {@link DumpStatement} has it
 * @param row how many bytes stand before its values; -1 when it has none, or more than values
 */
record Opening(Kind kind, String table, int row) {
    /** {@return what the bytes of a complete statement begin with} */
    static Opening of(byte[] bytes, int start, int end) {
        ByteLexer lexer = new ByteLexer(bytes, start, end);
        if (lexer.at("INSERT") || lexer.at("REPLACE")) {
            return insert(lexer, start);
        } else if (lexer.skip("CREATE")) {
            return create(lexer);
        } else if (lexer.skip("DELETE")) {
            return new Opening(Kind.DELETE, lexer.skip("FROM") ? name(lexer) : "", -1);
        }
        return new Opening(simple(lexer), "", -1);
    }

    private static Kind simple(ByteLexer lexer) {
        if (lexer.at("PRAGMA")) {
            return Kind.PRAGMA;
        } else if (lexer.at("BEGIN")) {
            return Kind.BEGIN;
        } else if (lexer.at("COMMIT") || lexer.at("END")) {
            return Kind.COMMIT;
        } else if (lexer.at("ANALYZE")) {
            return Kind.ANALYZE;
        } else if (!lexer.skip("ROLLBACK")) {
            return Kind.OTHER;
        }
        lexer.skip("TRANSACTION");
        return lexer.at("TO") ? Kind.OTHER : Kind.ROLLBACK;
    }

    private static Opening create(ByteLexer lexer) {
        // What is temporary is in no dump, and no server takes it.
        boolean temporary = lexer.skip("TEMP") || lexer.skip("TEMPORARY");
        boolean virtual = lexer.skip("VIRTUAL");
        lexer.skip("UNIQUE");
        Kind kind = Kind.OTHER;
        if (lexer.at("TABLE")) {
            kind = virtual ? Kind.VIRTUAL_TABLE : Kind.TABLE;
        } else if (lexer.at("INDEX")) {
            kind = Kind.INDEX;
        } else if (lexer.at("VIEW")) {
            kind = Kind.VIEW;
        } else if (lexer.at("TRIGGER")) {
            kind = Kind.TRIGGER;
        }
        lexer.next();
        if (lexer.skip("IF")) {
            lexer.skip("NOT");
            lexer.skip("EXISTS");
        }
        return new Opening(temporary ? Kind.OTHER : kind, kind == Kind.OTHER ? "" : name(lexer), -1);
    }

    /** {@return whether the bytes are those of a trigger, whose semicolons do not end it} */
    static boolean isTrigger(byte[] bytes, int start, int end) {
        ByteLexer lexer = new ByteLexer(bytes, start, end);
        if (!lexer.skip("CREATE")) {
            return false;
        }
        if (!lexer.skip("TEMP")) {
            lexer.skip("TEMPORARY");
        }
        return lexer.at("TRIGGER");
    }

    private static Opening insert(ByteLexer lexer, int start) {
        boolean insert = lexer.at("INSERT");
        lexer.next();
        if (insert && lexer.skip("OR")) {
            lexer.next();
        }
        String table = lexer.skip("INTO") ? name(lexer) : "";
        if (lexer.at('(')) {
            skipColumns(lexer);
        }
        if (table.isEmpty() || !lexer.skip("VALUES") || !lexer.at('(')) {
            return new Opening(Kind.INSERT, table, -1);
        }
        return new Opening(Kind.INSERT, table, lexer.from() - start);
    }

    private static void skipColumns(ByteLexer lexer) {
        while (!lexer.at(')') && !lexer.atEnd()) {
            lexer.next();
        }
        lexer.next();
    }

    /** Goes on behind a name; {@return it, without the schema before it} */
    private static String name(ByteLexer lexer) {
        String name = named(lexer);
        if (lexer.at('.')) {
            lexer.next();
            name = named(lexer);
        }
        return name;
    }

    private static String named(ByteLexer lexer) {
        if (!lexer.atWord() && !lexer.atQuoted()) {
            return "";
        }
        String name = lexer.name();
        lexer.next();
        return name;
    }
}
