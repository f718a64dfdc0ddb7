package dev.libsqlctl.jdbc;

import dev.libsqlctl.jdbc.MetaQuery.Row;
import java.util.List;

/**
 * A column of a foreign key.
 *
 * @param parent the table that is referenced; it need not exist
 * @param parentColumn null if the table that should have it does not exist
 * @param parentKeyPosition of that column in the primary key, from 1 on; 0 if it is not part of it
 * @param parentKeySize the number of columns of that primary key
 * @param parentSql the CREATE TABLE of the parent; empty if there is none
 * @param id of the foreign key within its table
 * @param position within the foreign key, from 1 on
 */
record ForeignKeyColumn(
        String parent,
        String parentColumn,
        int parentKeyPosition,
        int parentKeySize,
        String parentSql,
        String child,
        String childColumn,
        String childSql,
        int id,
        int position,
        String onUpdate,
        String onDelete) {
    /** What the columns of one foreign key have in common. */
    record Key(String child, int id) {}

    static ForeignKeyColumn of(Row row) {
        return new ForeignKeyColumn(
                row.text(0),
                row.text(1),
                row.number(2),
                row.number(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.number(8),
                row.number(9),
                row.text(10),
                row.text(11));
    }

    Key key() {
        return new Key(child, id);
    }

    /** {@return whether a foreign key of these columns references the primary key, and not another unique one} */
    static boolean areParentsKey(List<ForeignKeyColumn> columns) {
        return columns.stream()
                .allMatch(column -> column.parentKeyPosition > 0 && column.parentKeySize == columns.size());
    }
}
