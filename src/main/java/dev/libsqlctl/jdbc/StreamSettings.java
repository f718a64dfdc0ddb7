package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.HranaStream;
import dev.libsqlctl.hrana.SqlText;
import dev.libsqlctl.hrana.proto.Stmt;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a program has set on its connection, such as {@code PRAGMA foreign_keys}: the server forgets it with a stream, the next stream is
 * told again. Not thread-safe.
 */
final class StreamSettings {
    private final Set<String> statements = new LinkedHashSet<>();

    /** Notes a statement that has succeeded outside a transaction, within which a pragma sets nothing. */
    void note(Stmt stmt, SqlText text) {
        if (text.has(SqlText.Trait.SETS_CONNECTION)) {
            statements.remove(stmt.sql());
            statements.add(stmt.sql());
        }
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    void applyTo(HranaStream stream) {
        statements.forEach(sql -> stream.execute(Stmt.of(sql)));
    }
}
