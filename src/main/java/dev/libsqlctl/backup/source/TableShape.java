package dev.libsqlctl.backup.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be read of a table.
 *
 * @param name the table's name
 * @param columns the names of the columns that are read and can be inserted into, in the table's order
 * @param rowid a name under which the rowid can be read and compared; empty when the table has none, or none that a column does not hide
 * @param integerKey whether the rowid is one of the columns
 * @param rowidBeside whether the rowid, which is none of the columns, is read before them
 * @param divisible whether ranges of rowids are parts of the table in its order
 */
public record TableShape(
        String name,
        List<String> columns,
        Optional<String> rowid,
        boolean integerKey,
        boolean rowidBeside,
        boolean divisible) {
    /** How many columns a result or an INSERT may have (SQLite, "Limits"). */
    static final int MOST_COLUMNS = 2000;

    /** {@return the same without a way to divide it} */
    TableShape undivided() {
        return new TableShape(name, columns, rowid, integerKey, rowidBeside, false);
    }

    /** {@return the same, undivided or not, with the rowid before its columns even where it is one of them} */
    TableShape followed() {
        return new TableShape(
                name, Stream.concat(rowid.stream(), columns.stream()).toList(), rowid, false, true, true);
    }

    /** {@return the statement that reads every row, in the order that SQLite finds best} */
    String select() {
        return "SELECT " + columns.stream().map(Names::quoted).collect(Collectors.joining(", ")) + " FROM "
                + Names.quoted(name);
    }

    /** {@return the same with the rowid as the first column, where it is not a column anyway} Beside the largest number of columns it has no place: no server could read or insert it. */
    public TableShape withRowid() {
        if (rowid.isEmpty() || integerKey || columns.size() >= MOST_COLUMNS) {
            return this;
        }
        return new TableShape(
                name, Stream.concat(rowid.stream(), columns.stream()).toList(), rowid, false, true, divisible);
    }
}
