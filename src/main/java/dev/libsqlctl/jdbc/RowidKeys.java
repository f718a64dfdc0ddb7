package dev.libsqlctl.jdbc;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.Value;
import java.sql.SQLException;
import java.util.List;

/**
 * The rowids of the rows that an INSERT inserted, or updated by its ON CONFLICT clause. The last rowid that the server tells with every
 * answer would not do: it is of one row only, and where a table has no rowid, of an INSERT before.
 */
record RowidKeys() implements GeneratedKeys {
    /** Of the three names of the rowid the one that columns are least likely to have. */
    private static final String NAME = "_rowid_";

    /** The name that programs know from SQLite's own driver: the table's column need not be known. */
    private static final String LABEL = "last_insert_rowid()";

    /** What a virtual table returns in place of a rowid that it has yet to choose. */
    private static final Value NOT_CHOSEN = Value.of(-1);

    /** {@return no keys, under the name that they would have} */
    static RowSource none() {
        return new ListRows(List.of(new Col(LABEL, "INTEGER")), List.of());
    }

    @Override
    public String returning() {
        return NAME + " AS " + Identifiers.quoted(LABEL);
    }

    /** {@return whether it inserts and has no rows of its own} */
    @Override
    public boolean concern(SqlOutline outline) {
        return outline.verb() == SqlOutline.Verb.INSERT && !outline.hasRows();
    }

    /** {@return whether there is no rowid} A table WITHOUT ROWID and a view have none. */
    @Override
    public boolean areAbsent(SQLException refusal) {
        return SqlState.NO_SUCH_COLUMN.code().equals(refusal.getSQLState())
                && refusal.getMessage().contains("no such column: " + NAME);
    }

    /** {@return the rows, if the last rowid bears out that they are rowids} A column may have the name of the rowid. */
    @Override
    public List<List<Value>> project(List<List<Value>> rows, Long lastRowid) {
        if (rows.isEmpty()) {
            return rows;
        }
        Value lastKey = rows.get(rows.size() - 1).get(0);
        if (lastRowid == null || lastKey.equals(Value.of(lastRowid))) {
            boolean rowids = rows.stream().allMatch(row -> row.get(0) instanceof Value.Integer);
            return rowids ? rows : List.of();
        }
        boolean chosen = rows.size() == 1 && lastKey.equals(NOT_CHOSEN);
        return chosen ? List.of(List.of(Value.of(lastRowid))) : List.of();
    }
}
