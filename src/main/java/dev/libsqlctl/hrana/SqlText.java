package dev.libsqlctl.hrana;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a SQL text may do, as far as its words tell. In doubt a statement may do it: being wrong that way costs a round trip or a wait,
 * never a row.
 */
public final class SqlText {
    /** What one of the statements of a text may do. */
    public enum Trait {
        /** Takes the write lock. */
        WRITES,
        /** Returns rows of tables. */
        READS_ROWS,
        /** Speaks of columns without saying their names or number: {@code *}, the rowid, what a pragma tells. */
        COLUMNS_BY_SCHEMA,
        /** Begins a transaction. */
        BEGINS,
        /** Sets a savepoint, which begins a transaction where there is none. */
        SAVES,
        /** Ends the transaction: COMMIT, END, ROLLBACK. */
        ENDS,
        /** Is a COMMIT. */
        COMMITS,
        /** Releases a savepoint, which ends the transaction that this savepoint began. */
        RELEASES,
        /** Is a ROLLBACK of the whole transaction. */
        ROLLS_BACK,
        /** Changes what only this connection knows: a setting, an attached database. */
        SETS_CONNECTION,
        /** Asks for what only this connection knows: its last rowid, its counts of changes. */
        READS_CONNECTION
    }

    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    /** Reads a text. */
    public SqlText(String sql) {
        SqlTokens tokens = new SqlTokens(sql);
        String token = tokens.next();
        while (!token.equals(SqlTokens.END)) {
            token = token.equals(";") ? tokens.next() : new SqlStatement(tokens, traits).read(token);
        }
    }

    /** {@return whether one of its statements may do this} */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** {@return whether it returns rows under names that a change of the schema may change} */
    public boolean namesColumnsBySchema() {
        return has(Trait.READS_ROWS) && has(Trait.COLUMNS_BY_SCHEMA);
    }

    /** {@return whether it begins or ends a transaction or a savepoint} */
    public boolean controlsTransaction() {
        return has(Trait.BEGINS) || has(Trait.SAVES) || has(Trait.ENDS) || has(Trait.RELEASES);
    }

    /** {@return whether this is nothing but a ROLLBACK of the whole transaction} */
    public boolean isRollback() {
        return traits.equals(EnumSet.of(Trait.ENDS, Trait.ROLLS_BACK));
    }

    /** {@return a text that may do what one of these may do} */
    public static SqlText union(List<SqlText> texts) {
        SqlText union = new SqlText("");
        texts.forEach(text -> union.traits.addAll(text.traits));
        return union;
    }
}
