package dev.libsqlctl.backup.source;

import java.util.List;
import java.util.Optional;

/**
 * What can be read of a table.
 *
 * @param name the table's name
 * @param columns the names of the columns that can be inserted into, in the table's order
 * @param rowid the name under which the rowid is read beside the columns ({@code rowid}, {@code _rowid_} or {@code oid}); empty when it is not asked for, when it is a column, or
 *     when there is none
 */
public record TableShape(String name, List<String> columns, Optional<String> rowid) {}
